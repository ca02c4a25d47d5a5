"use client";

import { useFormatter, useLocale } from "next-intl";
import { useEffect, useState } from "react";
import { formatDayTime } from "#lib/time.ts";

type Props = {
  at: number;
  /** The server's present, so that both draw the same first page. */ now: number;
  timeZone: string;
};

/** "2 minutes ago", the exact time on hover, true again every half minute. */
export function Ago({ at, now: first, timeZone }: Props) {
  const format = useFormatter();
  const locale = useLocale();
  const [now, setNow] = useState(first);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, [first]);
  return (
    <time dateTime={new Date(at).toISOString()} title={formatDayTime(at, timeZone, locale)}>
      {format.relativeTime(Math.min(at, now), now)}
    </time>
  );
}
