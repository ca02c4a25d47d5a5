"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { formatDate, formatTime } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { cn } from "#lib/cn.ts";
import { Button } from "#ui/button.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { NotOffered } from "./not-offered.tsx";

type Offer = { start: number; professionalId: string };
type Props = {
  query: { serviceId: string; professionalId: string; date: string };
  /** So many are wanted together: only where nobody is yet. */
  seats?: number;
  /** When the appointment that moves begins now. */
  moving?: number;
  /** The time in the form now; null while there is none. */
  chosen: number | null;
  onChoose: (offer: Offer) => void;
  onDate: (date: string) => void;
  /** The time in the form is not among those offered, and is wanted all the same. */
  onOther: () => void;
  outside: boolean;
};

/** The free times of the day, one click each; says so when the one that was typed is none of them. */
export function TimeSuggestions({
  query: { serviceId, professionalId, date },
  seats,
  moving,
  chosen,
  onChoose,
  onDate,
  onOther,
  outside,
}: Props) {
  const t = useTranslations("calendar.create");
  const locale = useLocale();
  const slots = api.calendar.slots.useQuery(
    { serviceId, professionalId, from: date, days: 1 },
    { placeholderData: keepPreviousData },
  );
  const answer = slots.data;
  if (!answer) return <Skeleton className="h-20 w-full" />;
  if (!answer.ok) return null;
  const free = (answer.days[0]?.slots ?? []).filter(({ seatsLeft = 0 }) => seats === undefined || seatsLeft >= seats);
  const { nextDate, timeZone } = answer;
  const offered = free.some(({ start }) => start === chosen);
  return (
    <div className="grid gap-3" aria-busy={slots.isPlaceholderData}>
      {free.length > 0 ? (
        <fieldset className={cn("grid gap-2 transition-opacity", slots.isPlaceholderData && "opacity-60")}>
          <legend className="mb-2 text-sm font-medium">{t("free")}</legend>
          <div className="flex max-h-32 flex-wrap gap-1.5 overflow-y-auto p-0.5">
            {free.map((offer) => (
              <button
                key={offer.start}
                type="button"
                aria-pressed={offer.start === chosen}
                // Still those of the day, or of whom, that was asked for before: they would be given in its place.
                disabled={slots.isPlaceholderData}
                onClick={() => onChoose(offer)}
                className="h-8 rounded-md border border-border-strong bg-card px-2.5 text-[0.8125rem] tabular-nums hover:border-input aria-pressed:border-primary aria-pressed:bg-primary aria-pressed:text-primary-foreground coarse:h-11 coarse:px-3.5"
              >
                {formatTime(offer.start, timeZone, locale)}
              </button>
            ))}
          </div>
        </fieldset>
      ) : (
        <p className="text-sm text-muted-foreground">
          {t("noneFree")}
          {nextDate ? (
            <Button variant="link" size="sm" className="ml-2" onClick={() => onDate(nextDate)}>
              {t("nextFree", { date: formatDate(nextDate, locale) })}
            </Button>
          ) : null}
        </p>
      )}
      {chosen !== null && !offered && !outside && !slots.isPlaceholderData ? (
        <NotOffered
          serviceId={serviceId}
          professionalId={professionalId}
          start={chosen}
          timeZone={timeZone}
          moving={moving}
          onOther={onOther}
        />
      ) : null}
    </div>
  );
}
