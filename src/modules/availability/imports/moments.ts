/** A date or time as it is written, before anybody knows on whose clock. */
export type Written =
  | { kind: "date"; date: Temporal.PlainDate }
  | { kind: "wall"; wall: Temporal.PlainDateTime }
  | { kind: "instant"; at: number; wall: Temporal.PlainDateTime };

const BASIC = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?$/i;
/** Not iCalendar's form, and written all the same. */
const EXTENDED = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** `20260302`, `20260302T100000`, `20260302T100000Z`, and what programs make of them; `null` if it is none. */
export function readMoment(value: string): Written | null {
  const text = value.trim();
  const found = BASIC.exec(text) ?? EXTENDED.exec(text);
  if (!found) return null;
  const [, year, month, day, hour, minute, second = "0", offset] = found;
  try {
    const date = Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: "reject" },
    );
    if (hour === undefined) return { kind: "date", date };
    if (Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60) return null;
    if (Number(hour) === 24 && Number(minute) + Number(second) > 0) return null;
    const wall = date
      .toPlainDateTime()
      .add({ hours: Number(hour), minutes: Number(minute), seconds: Math.min(Number(second), 59) });
    if (offset === undefined) return { kind: "wall", wall };
    const at = wall.toZonedDateTime(/^z$/i.test(offset) ? "UTC" : offset).epochMilliseconds;
    return { kind: "instant", at, wall };
  } catch {
    return null;
  }
}

/** Days are of the wall, hours of the clock that runs (RFC 5545, 3.3.6). `null` if it is none; `P` alone is nothing at all. */
export function readDuration(value: string): Temporal.Duration | null {
  const text = value.trim().toUpperCase();
  const sign = text.startsWith("-") ? -1 : 1;
  // Beside the form: `P90M` and `PT1D`, and a T before each part, are written by programs in use.
  const parts = /^[+-]?P((?:T?\d+[WDHMS]|T)*)$/.exec(text)?.[1];
  if (parts === undefined) return null;
  const sum = { W: 0, D: 0, H: 0, M: 0, S: 0 };
  for (const [, amount, unit] of parts.matchAll(/(\d+)([WDHMS])/g)) sum[unit as keyof typeof sum] += Number(amount);
  try {
    const days = sign * (sum.W * 7 + sum.D);
    return Temporal.Duration.from({
      days,
      hours: sign * sum.H,
      minutes: sign * sum.M,
      seconds: sign * sum.S,
    });
  } catch {
    return null;
  }
}
