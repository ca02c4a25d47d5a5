import { CalendarClock } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { formatDayTime, formatTime } from "#lib/time.ts";
import { nearDay } from "../../domain/near-day.ts";

export type NextFree = Promise<ReadonlyMap<string, number | null>>;
type Props = { serviceId: string; next: NextFree; timeZone: string; now: number };

/** When a service could be had soonest. The page does not wait for it. */
export async function NextFreeLine({ serviceId, next, timeZone, now }: Props) {
  const [t, locale, known] = await Promise.all([getTranslations("booking.home"), getLocale(), next]);
  const at = known.get(serviceId);
  if (at === undefined) return null;
  const near = at === null ? null : nearDay(at, now, timeZone);
  return (
    <span className="flex min-h-5 items-center gap-1.5 text-sm font-medium text-primary-text">
      <CalendarClock aria-hidden className="size-4 shrink-0" />
      {at === null
        ? t("noneFree")
        : near
          ? t(near, { time: formatTime(at, timeZone, locale) })
          : t("nextFree", { when: formatDayTime(at, timeZone, locale) })}
    </span>
  );
}

/** As tall as what takes its place, so that nothing jumps. */
export const NextFreeSkeleton = () => (
  <span aria-hidden className="block h-5 w-40 animate-breathe rounded-md bg-muted" />
);
