import { allOf, firstOf, textOf, type Component } from "./content-lines.ts";
import type { Clock } from "./clock.ts";
import { fileClock } from "./file-clock.ts";
import { ianaNamed, offsetNamed, windowsNamed } from "./zone-names.ts";
import type { Spending } from "./limits.ts";

/** `sure` is false where nobody knows whose clock it is, and another's was taken. */
export type Found = { clock: Clock; sure: boolean };

export const zoneClock = (zone: string): Clock => ({
  instantOf: (wall) => wall.toZonedDateTime(zone).epochMilliseconds,
  wallOf: (at) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime(),
});

export const UTC = zoneClock("UTC");

export type Clocks = {
  /** For whole days: a day of the professional's. */
  days: Clock;
  /** For times that name no zone: the calendar's own, where it names one, or the professional's. */
  floating: Clock;
  named: (tzid: string) => Found;
};

/** The zones that a calendar speaks of, each looked up once. */
export function clocksOf(
  calendar: Component,
  window: { from: number; to: number; timeZone: string },
  spending: Spending,
): Clocks {
  const days = zoneClock(window.timeZone);
  const defined = new Map(
    calendar.components
      .filter(({ name }) => name === "VTIMEZONE")
      .map((component) => [key(textOf(component, "TZID")), component] as const),
  );
  const found = new Map<string, Found>();
  const resolve = (name: string): Found | null => {
    const iana = ianaNamed(name);
    // Its own name is believed before the rules that the file brings for it, which are often a few years' only.
    if (iana) return { clock: zoneClock(iana), sure: true };
    const component = defined.get(key(name));
    const ofFile = component ? fileClock(component, window, spending) : null;
    if (ofFile) return { clock: ofFile, sure: true };
    const placed = component && firstOf(component, "X-LIC-LOCATION")?.value;
    const zone = windowsNamed(name) ?? (placed ? ianaNamed(placed) : null);
    if (zone) return { clock: zoneClock(zone), sure: true };
    const offset = offsetNamed(name);
    return offset ? { clock: zoneClock(offset), sure: !name.includes(")") } : null;
  };
  const declared = allOf(calendar, "X-WR-TIMEZONE")[0]?.value.trim();
  const floating = (declared ? resolve(declared)?.clock : null) ?? days;
  return {
    days,
    floating,
    named: (tzid) => {
      const known = found.get(key(tzid));
      if (known) return known;
      const answer = resolve(tzid) ?? { clock: floating, sure: false };
      found.set(key(tzid), answer);
      return answer;
    },
  };
}

const key = (name: string): string => name.replaceAll("\\", "").trim().toLowerCase();
