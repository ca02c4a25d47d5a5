"use client";

import { AbsenceDialog } from "#modules/appointments/ui/blocks/absence-dialog.tsx";
import { useAbsence } from "#modules/appointments/ui/blocks/use-absence.ts";
import { nameOf } from "./calendar-columns.ts";
import type { CalendarProfessional } from "./types.ts";

export type Blocking = { professional: CalendarProfessional; date: string; from: number; to: number };

/** An absence that begins on the calendar: where it was pulled, or where the menu was opened. */
export function BlockTime({ blocking, today, onClose }: { blocking: Blocking; today: string; onClose: () => void }) {
  const absence = useAbsence(onClose);
  const { professional, date, from, to } = blocking;
  return (
    <AbsenceDialog
      professionalId={professional.id}
      name={nameOf(professional)}
      today={today}
      initial={{ date, from, to }}
      saving={absence.saving}
      refused={absence.refused}
      onClose={onClose}
      onSave={(wanted) => void absence.save(wanted)}
    />
  );
}
