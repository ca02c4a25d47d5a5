import type { Ground } from "../../domain/calendar-drag.ts";
import { onDay, type CalendarDay } from "../../domain/calendar-layout.ts";
import { blockIdOf, nameOf } from "../calendar-columns.ts";
import type { CalendarData } from "../types.ts";

type Wanted = {
  professionalId: string;
  day: CalendarDay;
  /** The block that is being moved: not in its own way. */
  except: string | null;
  given: boolean;
  now: { date: string; minute: number };
  words: { held: string; locale: "es-AR" | "en" };
};

/** What is known here of one professional's day, as {@link Ground} judges it. */
export function groundOf(data: CalendarData, { professionalId, day, except, given, now, words }: Wanted): Ground {
  const span = (item: { start: number; end: number }) => onDay(data.offsets, day, item);
  const classes = new Set<string>();
  const busy: Ground["busy"][number][] = [];
  for (const one of data.appointments) {
    if (one.professional.id !== professionalId || blockIdOf(one) === except) continue;
    if (one.session && classes.has(one.session.id)) continue;
    if (one.session) classes.add(one.session.id);
    const at = span({ start: one.busyStart, end: one.busyEnd });
    if (at) busy.push({ ...at, name: one.session ? one.service[words.locale] : nameOf(one.client) });
  }
  for (const hold of data.holds) {
    const inTheWay = hold.professionalId === professionalId && (except === null || hold.sessionId !== except);
    const at = inTheWay ? span(hold) : null;
    if (at) busy.push({ ...at, name: words.held });
  }
  return {
    given,
    busy,
    open: data.openHours.flatMap((window) => (window.professionalId === professionalId ? (span(window) ?? []) : [])),
    away: [
      ...data.closed.flatMap((closed) => {
        const at = span(closed);
        return at ? [{ ...at, name: closed.name }] : [];
      }),
      ...data.blocks.flatMap((block) => {
        const at = block.professionalId === professionalId ? span(block) : null;
        return at ? [{ ...at, name: block.reason ?? block.imported }] : [];
      }),
    ],
    now: day.date < now.date ? Infinity : day.date > now.date ? -Infinity : now.minute,
  };
}
