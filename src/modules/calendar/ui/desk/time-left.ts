type Words = (key: "units.minutes" | "units.hours" | "units.days", values: { count: number }) => string;

const MINUTE = 60_000;
const HOUR = 3_600_000;

/** "45 min", "5 h", "2 días": as exact as it needs to be. */
export function timeLeft(ms: number, t: Words): string {
  if (ms < HOUR) return t("units.minutes", { count: Math.max(1, Math.round(ms / MINUTE)) });
  if (ms < 48 * HOUR) return t("units.hours", { count: Math.round(ms / HOUR) });
  return t("units.days", { count: Math.round(ms / (24 * HOUR)) });
}
