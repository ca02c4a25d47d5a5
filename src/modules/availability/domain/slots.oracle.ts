import type { LocalDate, Slot, SlotQuery } from "./slots.ts";

const MINUTE = 60_000;

/**
 * The slot rules said as plainly as possible: walk through time minute by minute and ask Temporal about each one. Far too
 * slow to serve; what tests hold the engine against. Shares no code with it.
 *
 * Null if the hours stretch back further than it is willing to walk.
 */
export function slotsByTheMinute(query: SlotQuery): Slot[] | null {
  const works = workingMinutes(query);
  const slots: Slot[] = [];

  let opened = Math.ceil(query.from / MINUTE) * MINUTE;
  for (let steps = 0; works(opened - MINUTE); steps += 1) {
    if (steps > 12 * 1440) return null;
    opened -= MINUTE;
  }

  for (let start = opened; start < query.to; start += MINUTE) {
    if (works(start) && !works(start - MINUTE)) opened = start;
    if (start < query.from || !works(start)) continue;
    const onGrid = (start - opened) % (query.stepMin * MINUTE) === 0;
    if (onGrid && fits(query, works, start) && inTime(query, start) && !fullDay(query, start)) {
      slots.push({ start, end: start + query.durationMin * MINUTE });
    }
  }
  return withClasses(query, slots);
}

/** Classes are slots wherever they lie; where several begin together, the first of them stands. */
function withClasses(query: SlotQuery, slots: Slot[]): Slot[] {
  const inRange = (query.joinable ?? []).filter(
    ({ start }) => start >= query.from && start < query.to && inTime(query, start),
  );
  const all = new Map([...slots, ...inRange.toReversed()].map((slot) => [slot.start, slot]));
  return [...all.values()].sort((a, b) => a.start - b.start);
}

function fits(query: SlotQuery, works: (minute: number) => boolean, start: number): boolean {
  const end = start + query.durationMin * MINUTE;
  const before = start - query.bufferBeforeMin * MINUTE;
  const after = end + query.bufferAfterMin * MINUTE;
  for (let minute = start; minute < end; minute += MINUTE) if (!works(minute)) return false;
  for (let minute = start; minute < end; minute += MINUTE) {
    if (query.blocks.some((block) => shares(block, minute, minute + MINUTE))) return false;
  }
  for (let minute = before; minute < after; minute += MINUTE) {
    if (query.busy.some((busy) => shares(busy, minute, minute + MINUTE))) return false;
  }
  return query.resources?.some((taken) => isFree(taken, before, after)) ?? true;
}

function isFree(taken: readonly { start: number; end: number }[], from: number, to: number): boolean {
  for (let minute = from; minute < to; minute += MINUTE) {
    if (taken.some((busy) => shares(busy, minute, minute + MINUTE))) return false;
  }
  return true;
}

const shares = (interval: { start: number; end: number }, start: number, end: number) =>
  Math.max(interval.start, start) < Math.min(interval.end, end);

function inTime(query: SlotQuery, start: number): boolean {
  if (start < query.now + query.minNoticeMin * MINUTE) return false;
  const date = dateOf(query.zone, start);
  const lastDate = Temporal.PlainDate.from(dateOf(query.zone, query.now)).add({ days: query.horizonDays });
  return Temporal.PlainDate.compare(date, lastDate) <= 0;
}

function fullDay(query: SlotQuery, start: number): boolean {
  if (query.dailyMax == null) return false;
  const date = dateOf(query.zone, start);
  const sameDay = (query.bookedStarts ?? []).filter((booked) => dateOf(query.zone, booked) === date);
  return sameDay.length >= query.dailyMax;
}

function dateOf(zone: string, instant: number): LocalDate {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** Whether somebody works in the minute that begins at an instant. */
function workingMinutes(query: SlotQuery): (minute: number) => boolean {
  const windows = new Map<LocalDate, { start: number; end: number }[]>();
  const minutes = new Map<number, boolean>();
  const windowsOf = (date: LocalDate) => {
    const known = windows.get(date) ?? windowsOfDate(query, date);
    windows.set(date, known);
    return known;
  };
  const ask = (minute: number) => {
    const date = Temporal.PlainDate.from(dateOf(query.zone, minute));
    return [-1, 0, 1].some((days) =>
      windowsOf(date.add({ days }).toString()).some(({ start, end }) => start <= minute && minute < end),
    );
  };
  return (minute) => {
    const known = minutes.get(minute) ?? ask(minute);
    minutes.set(minute, known);
    return known;
  };
}

function windowsOfDate(query: SlotQuery, date: LocalDate): { start: number; end: number }[] {
  const day = Temporal.PlainDate.from(date);
  const exists = day.toZonedDateTime(query.zone).toPlainDate().equals(day);
  if (!exists) return [];
  const overrides = query.overrides.filter((override) => override.date === date);
  const rules = query.rules.filter(
    (rule) =>
      rule.weekday === day.dayOfWeek &&
      (rule.effectiveFrom ?? "0000") <= date &&
      date <= (rule.effectiveUntil ?? "9999"),
  );
  const hours = overrides.length > 0 ? overrides.flatMap((override) => override.windows) : rules;
  const instant = (time: string) => {
    const wall =
      time === "24:00" ? day.add({ days: 1 }).toPlainDateTime() : day.toPlainDateTime(Temporal.PlainTime.from(time));
    return wall.toZonedDateTime(query.zone, { disambiguation: "compatible" }).epochMilliseconds;
  };
  return hours
    .filter(({ start, end }) => start < end)
    .map(({ start, end }) => ({ start: instant(start), end: instant(end) }));
}
