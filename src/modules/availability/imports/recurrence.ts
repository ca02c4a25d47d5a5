import { RRuleTemporal } from "rrule-temporal";
import { MOST_OF_ONE, TooMuch, type Spending } from "./limits.ts";
import { readMoment, type Written } from "./moments.ts";

export type Rule = { parts: ReadonlyMap<string, string>; until: Written | null; perDay: number };

const DAYS = "(?:[+-]?[1-9]\\d?)?(?:MO|TU|WE|TH|FR|SA|SU)";
const list = (item: string) => new RegExp(`^${item}(?:,${item})*$`);
const numbers =
  (most: number, least = 0) =>
  (value: string) =>
    list("[+-]?\\d{1,3}").test(value) &&
    value.split(",").every((each) => Math.abs(Number(each)) <= most && Number(each) >= least);
const FREQUENCIES = ["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY"];

const PARTS: Record<string, (value: string) => boolean> = {
  FREQ: (value) => FREQUENCIES.includes(value),
  INTERVAL: (value) => /^[1-9]\d{0,5}$/.test(value),
  COUNT: (value) => /^[1-9]\d{0,9}$/.test(value),
  BYDAY: (value) => list(DAYS).test(value),
  BYMONTH: numbers(12, 1),
  BYMONTHDAY: numbers(31, -31),
  BYYEARDAY: numbers(366, -366),
  BYWEEKNO: numbers(53, -53),
  BYSETPOS: numbers(366, -366),
  BYHOUR: numbers(23),
  BYMINUTE: numbers(59),
  BYSECOND: numbers(60),
  WKST: (value) => /^(?:MO|TU|WE|TH|FR|SA|SU)$/.test(value),
};

/** A rule of RFC 5545, 3.3.10, or `null` if it cannot be followed to the letter. */
export function readRule(value: string): Rule | null {
  const parts = new Map<string, string>();
  for (const part of value.toUpperCase().replaceAll(/\s/g, "").split(";")) {
    const [key = "", text = ""] = part.split("=");
    // An interval of nought is written for one.
    if (key !== "" && !key.startsWith("X-")) parts.set(key, key === "INTERVAL" && /^0+$/.test(text) ? "1" : text);
  }
  const until = parts.get("UNTIL");
  parts.delete("UNTIL");
  if (parts.get("RSCALE") === "GREGORIAN") parts.delete("RSCALE");
  const end = until === undefined || until === "" ? null : readMoment(until);
  if (!parts.has("FREQ") || (until && !end)) return null;
  for (const [key, text] of parts) if (!PARTS[key]?.(text)) return null;
  return { parts, until: end, perDay: mostPerDay(parts) };
}

/** How many occurrences a day of it may have: so many that a year of them must not be asked for at once. */
function mostPerDay(parts: ReadonlyMap<string, string>): number {
  const level = FREQUENCIES.indexOf(parts.get("FREQ") ?? "");
  const many = (key: string, each: number, from: number) =>
    parts.get(key)?.split(",").length ?? (level >= from ? each : 1);
  const all = many("BYHOUR", 24, 4) * many("BYMINUTE", 60, 5) * many("BYSECOND", 60, 6);
  return Math.max(1, level >= 4 ? all / Number(parts.get("INTERVAL") ?? 1) : all);
}

/** `null` if nothing of it is left once its first time has been counted. */
function seriesOf({ parts }: Rule, start: Temporal.PlainDateTime): RRuleTemporal | null {
  const made = (count?: number) =>
    new RRuleTemporal({
      rruleString: [...parts]
        .map(([key, text]) => `${key}=${key === "COUNT" && count !== undefined ? count : text}`)
        .join(";"),
      // The wall is read as if it were UTC's, which has no clock changes.
      dtstart: start.toZonedDateTime("UTC"),
      maxIterations: 100_000,
      cache: false,
    });
  const series = made();
  const count = Number(parts.get("COUNT"));
  if (Number.isNaN(count) || within(series, start, start).length > 0) return series;
  return count > 1 ? made(count - 1) : null;
}

/**
 * The occurrences from `from` until `to`, on the wall: what clock it hangs on is for whoever asks. The first one counts
 * whether or not the rule itself would give it (RFC 5545, 3.8.5.3).
 */
export function occurrences(
  rule: Rule,
  start: Temporal.PlainDateTime,
  { from, to }: { from: Temporal.PlainDateTime; to: Temporal.PlainDateTime },
  spending: Spending,
): Temporal.PlainDateTime[] {
  const series = seriesOf(rule, start);
  if (!series) return [];
  // A rule of every second gives more than can be held before it could be counted: it is asked for in pieces.
  const minutes = Math.ceil(Math.max(60, Math.min((MOST_OF_ONE / rule.perDay) * 1_440, 1_440 * 1_000)));
  const found: Temporal.PlainDateTime[] = [];
  for (let at = from; Temporal.PlainDateTime.compare(at, to) < 0; at = at.add({ minutes })) {
    const next = at.add({ minutes }).subtract({ seconds: 1 });
    const piece = within(series, at, Temporal.PlainDateTime.compare(next, to) < 0 ? next : to);
    spending.steps(piece.length + 1);
    found.push(...piece);
    if (found.length > MOST_OF_ONE) throw new TooMuch("TOO_MANY_EVENTS");
  }
  return found;
}

function within(series: RRuleTemporal, from: Temporal.PlainDateTime, to: Temporal.PlainDateTime) {
  try {
    return series
      .between(
        new Date(from.toZonedDateTime("UTC").epochMilliseconds),
        new Date(to.toZonedDateTime("UTC").epochMilliseconds),
        true,
      )
      .map((each) =>
        Temporal.Instant.fromEpochMilliseconds(each.epochMilliseconds).toZonedDateTimeISO("UTC").toPlainDateTime(),
      );
  } catch {
    // It gave up after so many iterations.
    throw new TooMuch("TOO_COMPLEX");
  }
}
