"use client";

import { useLocale, useTranslations } from "next-intl";
import { dateOf, formatDayTime, formatRange, sameZone, zoneCity } from "#lib/time.ts";
import { useVisitorZone } from "./use-visitor-zone.ts";

/** The same time on the visitor's own clock, where that shows another. */
export function OwnTime({ start, end, timeZone }: { start: number; end: number; timeZone: string }) {
  const t = useTranslations("booking.summary");
  const locale = useLocale();
  const zone = useVisitorZone();
  if (!zone || sameZone(zone, timeZone, start)) return null;
  const sameDay = dateOf(start, zone) === dateOf(start, timeZone);
  const time = sameDay ? formatRange(start, end, zone, locale) : formatDayTime(start, zone, locale);
  return <span className="text-sm text-secondary-text">{t("ownTime", { time, city: zoneCity(zone) })}</span>;
}
