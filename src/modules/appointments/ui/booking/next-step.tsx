import { useLocale, useTranslations } from "next-intl";
import { formatDayTime } from "#lib/time.ts";
import { Notice } from "#ui/notice.tsx";
import type { AppointmentView } from "../../queries/appointment-views.ts";

type Props = {
  appointment: Pick<AppointmentView, "status" | "expiresAt" | "reason" | "end">;
  institution: { name: string };
  timeZone: string;
  now: number;
};

/** What happens now, and who has to do it. */
export function NextStep({ appointment, institution, timeZone, now }: Props) {
  const t = useTranslations("appointments.next");
  const locale = useLocale();
  const { status, expiresAt, reason } = appointment;
  const isOver = appointment.end <= now;
  if (status === "pending") {
    return (
      <Notice tone="warning" title={t("pendingTitle")}>
        {expiresAt
          ? t("pending", { institution: institution.name, deadline: formatDayTime(expiresAt, timeZone, locale) })
          : t("pendingOpen", { institution: institution.name })}
      </Notice>
    );
  }
  if (status === "confirmed")
    return isOver ? null : (
      <Notice tone="success" title={t("confirmedTitle")}>
        {t("confirmed")}
      </Notice>
    );
  return (
    <Notice tone="info" title={t(`${status}Title`)}>
      {reason ? t("reason", { reason }) : t(status)}
    </Notice>
  );
}
