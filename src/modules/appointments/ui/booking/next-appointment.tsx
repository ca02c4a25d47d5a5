import { CalendarPlus, MapPin } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { Locale } from "#i18n/locales.ts";
import { Link } from "#i18n/navigation.ts";
import { formatDay, formatDayTime, formatDayYear, formatRange } from "#lib/time.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { nearDay } from "../../domain/near-day.ts";
import type { AppointmentView } from "../../queries/appointment-views.ts";
import { personName } from "../appointment-words.ts";
import { StatusBadge } from "./status-badge.tsx";

type Props = { appointment: AppointmentView; timeZone: string; now: number; address: string | null };

/** The one that comes first: when in the words one thinks in, where, and what one may want to do about it. */
export function NextAppointment({ appointment, timeZone, now, address }: Props) {
  const t = useTranslations("appointments.mine");
  const locale = useLocale() as Locale;
  const { id, status, start, end, service, professional, expiresAt } = appointment;
  const near = nearDay(start, now, timeZone);
  const own = { pathname: "/appointments/[id]", params: { id } } as const;
  return (
    <Card className="grid gap-5 p-5 sm:p-7">
      <div className="grid gap-3">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="font-sans text-sm font-medium tracking-normal text-primary-text">{t("next")}</h3>
          <StatusBadge status={status} />
        </div>
        <Link href={own} className="group grid w-fit gap-1">
          <span className="font-display text-2xl leading-tight font-semibold group-hover:underline sm:text-3xl">
            <span className="inline-block first-letter:uppercase">
              {near
                ? t("near", { near: t(near), day: formatDay(start, timeZone, locale) })
                : formatDayYear(start, timeZone, locale)}
            </span>
          </span>
          <span className="text-lg font-medium tabular-nums">{formatRange(start, end, timeZone, locale)}</span>
          <span className="text-muted-foreground">
            {service[locale]} · {personName(professional)}
          </span>
        </Link>
        {status === "pending" && expiresAt ? (
          <p className="text-sm text-muted-foreground">
            {t("answerBy", { deadline: formatDayTime(expiresAt, timeZone, locale) })}
          </p>
        ) : null}
        {address ? (
          <p className="flex items-center gap-2 text-sm text-muted-foreground">
            <MapPin aria-hidden className="size-4 shrink-0 text-primary-text" />
            {address}
          </p>
        ) : null}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button asChild>
          <Link href={own}>{t("see")}</Link>
        </Button>
        {address ? (
          <Button variant="outline" asChild>
            <a
              href={`https://www.openstreetmap.org/search?query=${encodeURIComponent(address)}`}
              target="_blank"
              rel="noreferrer"
            >
              {t("directions")}
            </a>
          </Button>
        ) : null}
        <Button variant="outline" asChild>
          <a href={`/api/appointments/${id}.ics?locale=${locale}`} download>
            <CalendarPlus aria-hidden />
            {t("calendar")}
          </a>
        </Button>
      </div>
    </Card>
  );
}
