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
  /**
   * Busy times with their own buffers, sorted, of each room or piece of equipment that would do. A start needs one that is
   * clear from its buffer before to its buffer after. Absent: none is needed; empty: none is left, so nothing is free.
   */
  resources?: readonly (readonly Interval[])[];
  /**
   * Classes of this service with free seats, sorted by start. Each is a slot of its own: what it takes is taken already,
   * so of all rules only range, notice and horizon concern it.
   */
  joinable?: readonly Joinable[];
};

/** `seatsLeft` is no more than said: what has none left is not in the list. */
export type Joinable = Interval & { seatsLeft?: number };

/** The visible appointment that could be booked, without its buffers; of a class that has begun to fill, its seats left. */
export type Slot = { start: number; end: number; seatsLeft?: number };
