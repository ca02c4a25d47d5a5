"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { formatDayTime } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { toast } from "#ui/toaster.tsx";
import type { Reach } from "#modules/appointments/queries/lock-series.ts";
import { thisIsMine } from "../own-changes.ts";
import type { AppointmentView } from "../types.ts";
import { MoveForm, type Problem, type Wanted } from "./move-form.tsx";
import { ReachChoice } from "#modules/appointments/ui/moving/reach-choice.tsx";

type Props = { appointment: AppointmentView; timeZone: string; onBack: () => void };

/** An appointment, or with it the rest of its series, which stays with its professional. */
export function StaffMoveForm({ appointment, timeZone, onBack }: Props) {
  const t = useTranslations("moving.staff");
  const locale = useLocale();
  const words = useRefusalWords();
  const utils = api.useUtils();
  const { id, client, professional, serviceId, seriesId } = appointment;
  const [reach, setReach] = useState<Reach>("this");
  const one = api.calendar.reschedule.useMutation();
  const series = api.series.move.useMutation();
  const onMove = async ({ professionalId, ...to }: Wanted): Promise<Problem | null> => {
    thisIsMine(id);
    const done = await (reach === "this"
      ? one.mutateAsync({ id, ...to, professionalId })
      : series.mutateAsync({ id, ...to, reach }));
    if (!done.ok) {
      const named =
        "start" in done && reach !== "this" ? `${formatDayTime(Number(done.start), timeZone, locale)}: ` : "";
      const near = "alternatives" in done ? (done.alternatives as Problem["alternatives"]) : [];
      return { words: `${named}${words(done.reason)}`, alternatives: reach === "this" ? near : [] };
    }
    toast.success(t("moved", { name: client.firstName, when: formatDayTime(to.start, timeZone, locale) }));
    onBack();
    void utils.calendar.invalidate();
    return null;
  };
  return (
    <MoveForm
      from={{ start: appointment.start, professionalId: professional.id, serviceId }}
      timeZone={timeZone}
      title={t("moveTitle")}
      action={t("submit")}
      anyGiver={reach === "this"}
      onMove={onMove}
      onBack={onBack}
    >
      {seriesId ? <ReachChoice value={reach} onChange={setReach} /> : null}
    </MoveForm>
  );
}
