"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatDayTime } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { toast } from "#ui/toaster.tsx";
import { MoveForm, type Problem, type Wanted } from "./move-form.tsx";
import type { PlacedClass } from "../calendar-columns.ts";
import { thisIsMine } from "../own-changes.ts";
import type { CalendarAppointment } from "../types.ts";

type Props = {
  item: PlacedClass;
  /** Any of its seats: they share place and time. */
  seat: CalendarAppointment;
  timeZone: string;
  onBack: () => void;
  onMoved: () => void;
};

/** Another day, hour or professional for everyone in a class at once. */
export function ClassMoveForm({ item, seat, timeZone, onBack, onMoved }: Props) {
  const t = useTranslations("calendar.class");
  const u = useTranslations("calendar.undo");
  const locale = useLocale() as "es-AR" | "en";
  const words = useRefusalWords();
  const utils = api.useUtils();
  const move = api.calendar.moveClass.useMutation();
  const onMove = async (to: Wanted): Promise<Problem | null> => {
    for (const { id } of item.seats) thisIsMine(id);
    const done = await move.mutateAsync({ id: item.id, ...to });
    if (!done.ok)
      return {
        words: words(done.reason),
        alternatives: "alternatives" in done ? (done.alternatives as Problem["alternatives"]) : [],
      };
    const clients = new Map(item.seats.map(({ client }) => [client.id, client]));
    const told = [...clients.values()].filter(({ email }) => email).length;
    toast.success(t("moved", { name: seat.service[locale], when: formatDayTime(to.start, timeZone, locale) }), {
      description: u("toldAll", { told, byPhone: clients.size - told }),
    });
    onMoved();
    void utils.calendar.invalidate();
    return null;
  };
  return (
    <MoveForm
      from={{ start: seat.start, professionalId: seat.professional.id, serviceId: seat.serviceId }}
      timeZone={timeZone}
      title={t("moveTitle")}
      hint={t("moveHint", { count: item.seats.length })}
      action={t("moveSubmit")}
      seats={item.capacity}
      onMove={onMove}
      onBack={onBack}
    />
  );
}
