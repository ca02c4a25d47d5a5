import { MOST_DAYS, type Period } from "../figures-schemas.ts";

/** From `since` until before `before`, epoch milliseconds. */
export type Span = { since: number; before: number };
/**
 * `key` is its wall-clock time: "2026-03-02", or "2026-03-02T14" for an hour. Of the earlier one only what had gone by is
 * compared: it is not `whole` when that cuts it short.
 */
export type Bucket = Span & { key: string; earlier: Span & { key: string; whole: boolean } };

export type ReportPeriod = Span & {
  unit: "hour" | "day";
  /** Dates, both included. */
  from: string;
  to: string;
  /** As long, right before; of a period that is not over, only as much of it as has gone by. */
  earlier: Span & { from: string; to: string; partial: boolean };
  buckets: Bucket[];
};

const WIDTH = { today: 1, "7": 7, "30": 30, "90": 90 } as const;

type Asked = { period: Period; from?: string | undefined; to?: string | undefined };

/** What a period means on the institution's wall at `now`, hour by hour if it is one day, else day by day. */
export function periodOf({ period, from, to }: Asked, now: number, timeZone: string): ReportPeriod {
  const wall = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDateTime();
  const today = wall.toPlainDate();
  const last = period === "custom" && to ? Temporal.PlainDate.from(to) : today;
  const first =
    period === "custom" ? (from ? Temporal.PlainDate.from(from) : last) : last.subtract({ days: WIDTH[period] - 1 });
  const days = Math.min(MOST_DAYS, Math.max(1, first.until(last).days + 1));
  const instantOf = (at: Temporal.PlainDateTime) => at.toZonedDateTime(timeZone).epochMilliseconds;
  const start = (date: Temporal.PlainDate) => date.toZonedDateTime(timeZone).epochMilliseconds;

  const since = start(first);
  const before = start(first.add({ days }));
  const earlierSince = start(first.subtract({ days }));
  const partial = before > now;
  const earlierBefore = partial ? Math.max(earlierSince, Math.min(since, instantOf(wall.subtract({ days })))) : since;
  const within = (span: Span) => ({
    since: Math.min(span.since, earlierBefore),
    before: Math.min(span.before, earlierBefore),
    whole: span.before <= earlierBefore,
  });

  const unit = days === 1 ? "hour" : "day";
  const buckets = Array.from({ length: unit === "hour" ? 24 : days }, (_, n): Bucket => {
    const [at, next, then, thenNext] =
      unit === "hour"
        ? [first, first.subtract({ days })].flatMap((date) => {
            const hour = date.toPlainDateTime({ hour: n });
            return [instantOf(hour), n === 23 ? start(date.add({ days: 1 })) : instantOf(hour.add({ hours: 1 }))];
          })
        : [first.add({ days: n }), first.add({ days: n - days })].flatMap((date) => [
            start(date),
            start(date.add({ days: 1 })),
          ]);
    const key = (offset: number) =>
      unit === "hour"
        ? `${first.subtract({ days: offset }).toString()}T${String(n).padStart(2, "0")}`
        : first.add({ days: n - offset }).toString();
    return {
      key: key(0),
      since: at ?? since,
      before: next ?? before,
      earlier: { key: key(days), ...within({ since: then ?? earlierSince, before: thenNext ?? earlierBefore }) },
    };
  });

  return {
    unit,
    from: first.toString(),
    to: first.add({ days: days - 1 }).toString(),
    since,
    before,
    earlier: {
      from: first.subtract({ days }).toString(),
      to: first.subtract({ days: 1 }).toString(),
      since: earlierSince,
      before: earlierBefore,
      partial,
    },
    buckets,
  };
}
