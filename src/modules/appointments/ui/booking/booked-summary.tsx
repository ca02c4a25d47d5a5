import { CalendarDays, MapPin, UserRound } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Locale } from "#i18n/locales.ts";
import { formatDayYear, formatRange, zoneCity, zoneName } from "#lib/time.ts";
import { personName, type Booked } from "../appointment-words.ts";
import { OwnTime } from "./own-time.tsx";

type Props = { booked: Booked; timeZone: string; address?: string | null };

/** When, with whom, where. */
export function BookedSummary({ booked, timeZone, address }: Props) {
  const t = useTranslations("booking.summary");
  const locale = useLocale() as Locale;
  const { start, end, professional } = booked;
  return (
    <dl className="grid gap-4">
      <Row icon={<CalendarDays />} label={t("when")}>
        <span className="font-medium first-letter:uppercase">{formatDayYear(start, timeZone, locale)}</span>
        <time dateTime={new Date(start).toISOString()} className="font-medium">
          {formatRange(start, end, timeZone, locale)}
        </time>
        <span className="text-sm text-muted-foreground">
          {t("zone", { city: zoneCity(timeZone), zone: zoneName(timeZone, locale, start) })}
        </span>
        <OwnTime start={start} end={end} timeZone={timeZone} />
      </Row>
      <Row icon={<UserRound />} label={t("with")}>
        <span className="font-medium">{personName(professional)}</span>
        {professional.title ? <span className="text-sm text-muted-foreground">{professional.title}</span> : null}
      </Row>
      {address ? (
        <Row icon={<MapPin />} label={t("where")}>
          <span className="font-medium">{address}</span>
        </Row>
      ) : null}
    </dl>
  );
}

function Row({ icon, label, children }: { icon: ReactNode; label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3.5">
      <dt className="grid size-10 place-content-center rounded-full bg-primary-soft text-primary-text [&_svg]:size-[1.125rem]">
        <span aria-hidden>{icon}</span>
        <span className="sr-only">{label}</span>
      </dt>
      <dd className="grid content-center gap-0.5 leading-snug">{children}</dd>
    </div>
  );
}
