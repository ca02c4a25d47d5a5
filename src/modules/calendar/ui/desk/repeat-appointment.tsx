"use client";

import { useTranslations } from "next-intl";
import { api } from "#lib/trpc.tsx";
import { toast } from "#ui/toaster.tsx";
import { RepeatDialog } from "#modules/appointments/ui/series/repeat-dialog.tsx";
import type { AppointmentForm } from "./use-appointment-form.ts";

type Props = { form: AppointmentForm; canWaiveCredits: boolean; isTheirOwn: boolean; onBooked: () => void };

/** The way from one appointment to many, with all that is written already. */
export function RepeatAppointment({ form, canWaiveCredits, isTheirOwn, onBooked }: Props) {
  const t = useTranslations("moving.series");
  const utils = api.useUtils();
  const { client, service, start, professionalId, notes, timeZone } = form;
  const repeatable =
    client?.kind === "known" && service && start !== null
      ? {
          serviceId: service.id,
          professionalId,
          professionalName: professionalId === "any" ? null : form.nameOf(professionalId),
          start,
          timeZone,
          clientId: client.client.id,
          ...(notes.trim() && { notes: notes.trim() }),
        }
      : null;
  return (
    <RepeatDialog
      from={repeatable}
      canWaiveCredits={canWaiveCredits}
      isTheirOwn={isTheirOwn}
      missing={client?.kind === "known" ? "chooseTime" : "chooseClient"}
      onBooked={(count) => {
        void utils.calendar.invalidate();
        onBooked();
        toast.success(t("booked", { count }));
      }}
    />
  );
}
