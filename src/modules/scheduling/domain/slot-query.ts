/** "HH:MM" on the wall; "24:00" is allowed as an end. */
export type WallTime = string;

/** "YYYY-MM-DD", a date on the professional's wall calendar. */
export type LocalDate = string;

/** Epoch milliseconds, half-open: `end` is the first instant outside. */
export type Interval = { start: number; end: number };

/** Weekly hours. Both effective dates are inclusive; past midnight is written as two rules. */
export type WeeklyRule = {
  /** ISO weekday, 1 (Monday) to 7. */
  weekday: number;
  start: WallTime;
  end: WallTime;
  effectiveFrom?: LocalDate | null;
  effectiveUntil?: LocalDate | null;
};

/** One date's hours in place of the rules; no windows means closed. Several for one date add up. */
export type DateOverride = { date: LocalDate; windows: readonly { start: WallTime; end: WallTime }[] };

/** Everything that decides which starts are free. Pure data: the clock is `now`, the zone an IANA name. */
export type SlotQuery = {
  zone: string;
  now: number;
  /** Only starts with `from <= start < to` are answered. */
  from: number;
  to: number;
  rules: readonly WeeklyRule[];
  overrides: readonly DateOverride[];
  /** Absences, sorted by start: the visible appointment may not touch them. */
  blocks: readonly Interval[];
  /** Others' appointments and holds with their own buffers, sorted by start; they may overlap each other. */
  busy: readonly Interval[];
  durationMin: number;
  bufferBeforeMin: number;
  bufferAfterMin: number;
  stepMin: number;
  minNoticeMin: number;
  /** Calendar days of the zone, counted from today: 0 is today only. */
  horizonDays: number;
  dailyMax?: number | null;
  /** Starts of the professional's live appointments, sorted; they count towards `dailyMax`. */
  bookedStarts?: readonly number[];
  /** Buffered busy times, sorted, of each room that would do: a start needs one that is clear all along. */
  resources?: readonly (readonly Interval[])[];
  /** Classes of this service with free seats, sorted by start: each is a slot of its own. */
  joinable?: readonly Interval[];
};

/** The visible appointment that could be booked, without its buffers. */
export type Slot = { start: number; end: number };
