import type { Interval } from "./slot-query.ts";

export const MINUTE = 60_000;
export const DAY = 86_400_000;

/** A stretch of time with one UTC offset (ms), linked to its neighbours as far as they have been asked for. */
type OffsetSpan = Interval & { offset: number; earlier?: OffsetSpan; later?: OffsetSpan };

/**
 * A zone's wall clock in integers. Temporal is asked once per offset transition, ever; between transitions
 * a wall time is an instant plus a constant. Wall times are milliseconds as if the wall stood in UTC, days are
 * whole days since 1970-01-01 on the wall.
 */
export class ZoneClock {
  readonly #zone: string;
  // Questions come in order of time, so the last answer is nearly always the next one.
  #last: OffsetSpan;

  /** @throws RangeError if `zone` is not an IANA zone or an offset. */
  constructor(zone: string, near: number) {
    this.#zone = zone;
    this.#last = this.#spanAround(near);
  }

  /** The wall date on which an instant falls. */
  dayOf(instant: number): number {
    return Math.floor((instant + this.#spanAt(instant).offset) / DAY);
  }

  /** The instant of a wall time as Temporal's `compatible` has it: the earlier of two, and past a gap by its length. */
  instantOf(wall: number): number {
    let span = this.#spanAt(wall - DAY);
    const { offset } = span;
    while (span.end <= wall + DAY) {
      const instant = wall - span.offset;
      if (instant >= span.start && instant < span.end) return instant;
      span = this.#after(span);
    }
    const instant = wall - span.offset;
    return instant >= span.start ? instant : wall - offset;
  }

  /**
   * The instants whose wall date lies in `first..last`, in order. Normally one interval; none for a date that the
   * zone skipped, several where clocks went back over midnight.
   */
  instantsOf(first: number, last: number): Interval[] {
    const found: Interval[] = [];
    let span = this.#spanAt((first - 1) * DAY);
    for (;;) {
      const start = Math.max(span.start, first * DAY - span.offset);
      const end = Math.min(span.end, (last + 1) * DAY - span.offset);
      if (start < end) found.push({ start, end });
      if (span.end > (last + 2) * DAY) return found;
      span = this.#after(span);
    }
  }

  /** Whether the date was ever on this wall: Apia had no 2011-12-30. */
  hasDay(day: number): boolean {
    const span = this.#spanAt((day - 1) * DAY);
    return span.end > (day + 2) * DAY || this.instantsOf(day, day).length > 0;
  }

  #spanAt(instant: number): OffsetSpan {
    let span = this.#last;
    while (instant >= span.end) span = this.#after(span);
    while (instant < span.start) span = this.#before(span);
    this.#last = span;
    return span;
  }

  #after(span: OffsetSpan): OffsetSpan {
    return (span.later ??= { ...this.#spanAround(span.end), earlier: span });
  }

  #before(span: OffsetSpan): OffsetSpan {
    return (span.earlier ??= { ...this.#spanAround(span.start - 1), later: span });
  }

  #spanAround(instant: number): OffsetSpan {
    const at = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(this.#zone);
    // "previous" is strict, and the instant may itself be the transition.
    const start = at.add({ milliseconds: 1 }).getTimeZoneTransition("previous")?.epochMilliseconds ?? -Infinity;
    const end = at.getTimeZoneTransition("next")?.epochMilliseconds ?? Infinity;
    return { start, end, offset: at.offsetNanoseconds / 1e6 };
  }
}

const clocks = new Map<string, ZoneClock>();
// There are some 600 names; more means that spellings come from outside, and they must not fill the memory.
const MOST_CLOCKS = 1_000;

/** The shared clock of a zone. `near` is where a new one begins to learn; any instant may be asked later. */
export function zoneClock(zone: string, near: number): ZoneClock {
  const known = clocks.get(zone);
  if (known) return known;
  if (clocks.size >= MOST_CLOCKS) clocks.clear();
  const clock = new ZoneClock(zone, near);
  clocks.set(zone, clock);
  return clock;
}
