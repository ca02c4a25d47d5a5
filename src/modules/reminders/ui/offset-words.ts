"use client";

import { useTranslations } from "next-intl";

export const UNITS = { minutes: 1, hours: 60, days: 1440 } as const;
export type Unit = keyof typeof UNITS;

/** The largest unit that says it whole; 48 hours stay hours, as people say it. */
export function unitOf(offsetMin: number): Unit {
  if (offsetMin % UNITS.days === 0 && offsetMin > 2 * UNITS.days) return "days";
  return offsetMin % UNITS.hours === 0 ? "hours" : "minutes";
}

/** "48 horas" */
export function useOffsetWords() {
  const t = useTranslations("reminders.offset");
  return (offsetMin: number): string => {
    const unit = unitOf(offsetMin);
    return t(unit, { count: offsetMin / UNITS[unit] });
  };
}
