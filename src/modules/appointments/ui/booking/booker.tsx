"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState, type ReactNode } from "react";
import { useRouter } from "#i18n/navigation.ts";
import type { Locale } from "#i18n/locales.ts";
import { addDays, dateOf, formatDate, formatDates, formatDateShort, sameZone, zoneCity, zoneName } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Calendar } from "#ui/calendar.tsx";
import { Notice } from "#ui/notice.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { CHUNK_DAYS, chunksOfMonth, firstFreeIn, monthOf, nextFree, type Page, runOf, STRIP_DAYS } from "./chunks.ts";
import { DayStrip } from "./day-strip.tsx";
import { DayTimes } from "./day-times.tsx";
import { NoTimes } from "./no-times.tsx";
import { ProfessionalChoice, type Person } from "./professional-choice.tsx";
import { TimesSkeleton } from "./booker-skeleton.tsx";
import { TakenNotice } from "./taken-notice.tsx";
import { ANY, type Choice, type Slot } from "./types.ts";
import { useBookerUrl } from "./use-booker-url.ts";
import { type Initial, useFreeSlots } from "./use-free-slots.ts";
import { useVisitorZone } from "./use-visitor-zone.ts";

type Props = {
  serviceId: string;
  people: readonly Person[];
  timeZone: string;
  /** In the institution's zone. */
  today: string;
  now: number;
  /** The day to show while none is chosen: the first with a free time. */
  firstFree: string;
  initial: Initial;
  /** What is being booked. */
  summary: ReactNode;
};

/** Professional, day, time: everything on one screen, one tap from being held. */
export function Booker({ serviceId, people, timeZone, today, now, firstFree, initial, summary }: Props) {
  const t = useTranslations("booking");
  const locale = useLocale() as Locale;
  const url = useBookerUrl(people);
  const chosen = url.date && /^\d{4}-\d{2}-\d{2}$/.test(url.date) && url.date >= today ? url.date : firstFree;
  /** The week or month that was turned to: its first free day is shown, never the old day beneath a new strip. */
  const [page, setPage] = useState<Page | null>(null);
  const month = (page?.from ?? chosen).slice(0, 7);
  const visitor = useVisitorZone();
  const visitorZone = visitor && !sameZone(visitor, timeZone, Date.parse(`${chosen}T12:00:00Z`)) ? visitor : null;

  const chunks = [runOf(today, page?.from ?? chosen, CHUNK_DAYS), ...chunksOfMonth(today, month)];
  const free = useFreeSlots({ serviceId, professional: url.professional, chunks, initial });
  const take = useTakeSlot({ serviceId, professional: url.professional, timeZone, refetch: free.refetch });

  /** Null: the page has none; undefined: not known yet. */
  const date = page ? firstFreeIn(page, free.days) : chosen;
  const day = date ? free.days.get(date) : undefined;
  const next = nextFree(date ?? page?.to ?? chosen, free.chunks);
  const available = [...free.days.values()].filter(({ slots }) => slots.length > 0).map((one) => one.date);
  const end = lastKnown(free.chunks);

  const chooseDate = (wanted: string) => {
    take.forget();
    setPage(null);
    url.chooseDate(wanted);
  };
  const turnTo = (to: Page) => {
    take.forget();
    setPage({ from: to.from < today ? today : to.from, to: to.to });
  };
  useEffect(() => {
    // Whoever shares or reloads the address sees the day that is on screen.
    if (page && date && date !== url.date) url.chooseDate(date);
  }, [page, date, url]);
  const chooseProfessional = (id: Choice) => {
    take.forget();
    url.chooseProfessional(id);
  };

  return (
    <div className="grid gap-6 lg:grid-cols-[16.5rem_minmax(0,22rem)_minmax(0,1fr)] lg:gap-0 lg:overflow-hidden lg:rounded-2xl lg:border lg:border-border lg:bg-card lg:shadow-sm">
      <div className="grid content-start gap-5 lg:border-r lg:border-border lg:p-6">
        <div>{summary}</div>
        {people.length > 1 ? (
          <ProfessionalChoice people={people} value={url.professional} onChoose={chooseProfessional} />
        ) : null}
      </div>
      <div className="lg:hidden">
        <DayStrip
          today={today}
          first={runOf(today, page?.from ?? chosen, STRIP_DAYS)}
          value={date}
          onSelect={chooseDate}
          days={free.days}
          end={end}
          onTurn={turnTo}
        />
      </div>
      <div className="hidden lg:block lg:border-r lg:border-border lg:p-6">
        <Calendar
          value={date ?? undefined}
          onSelect={chooseDate}
          today={today}
          available={available}
          min={today}
          max={end ? addDays(end, -1) : undefined}
          month={month}
          onMonthChange={(shown) => turnTo(monthOf(shown))}
          pending={free.isPending}
        />
      </div>
      <section aria-labelledby="times-title" className="grid content-start gap-5 lg:min-h-[30rem] lg:p-6">
        <header className="grid gap-1">
          <h2 id="times-title" className="font-display text-lg font-semibold first-letter:uppercase">
            {date ? formatDate(date, locale) : page ? formatDates(page.from, page.to, locale) : null}
          </h2>
          <p className="text-sm text-muted-foreground">
            {t("times.zone", { city: zoneCity(timeZone), zone: zoneName(timeZone, locale, now) })}
          </p>
          {visitorZone ? (
            <p className="text-sm text-secondary-text">{t("times.ownZone", { city: zoneCity(visitorZone) })}</p>
          ) : null}
        </header>
        {take.taken ? (
          <TakenNotice
            alternatives={take.taken}
            timeZone={timeZone}
            taking={take.taking}
            onTake={take.takeAlternative}
          />
        ) : null}
        {take.problem ? <Notice tone="error">{take.problem}</Notice> : null}
        {date !== null && free.error && !day ? (
          <Notice
            tone="error"
            action={
              <Button variant="outline" onClick={free.refetch}>
                {t("times.retry")}
              </Button>
            }
          >
            {t("times.failed")}
          </Notice>
        ) : date !== null && !day ? (
          <TimesSkeleton />
        ) : day && day.slots.length > 0 ? (
          <DayTimes
            key={`${date} ${url.professional}`}
            slots={day.slots}
            timeZone={timeZone}
            visitorZone={visitorZone}
            taking={take.taking}
            onTake={take.take}
          />
        ) : (
          <NoTimes
            period={date ? "day" : "page"}
            next={next}
            nextLabel={next ? formatDateShort(next, locale) : ""}
            onNext={chooseDate}
            {...(url.professional === ANY ? {} : { onAny: () => chooseProfessional(ANY) })}
          />
        )}
      </section>
      <p aria-live="polite" className="sr-only">
        {date && day ? t("days.said", { day: formatDate(date, locale), count: day.slots.length }) : ""}
      </p>
    </div>
  );
}

/** The date from which nothing is offered any more, once that is known. */
function lastKnown(
  chunks: readonly (
    | { days: readonly { date: string; slots: readonly unknown[] }[]; nextDate: string | null }
    | undefined
  )[],
): string | null {
  const over = chunks.find(
    (chunk) => chunk && chunk.nextDate === null && chunk.days.every(({ slots }) => slots.length === 0),
  );
  return over?.days[0]?.date ?? null;
}

/** Takes a time and goes on to its hold; a refusal stays here, with what may be taken instead. */
function useTakeSlot({
  serviceId,
  professional,
  timeZone,
  refetch,
}: {
  serviceId: string;
  professional: Choice;
  timeZone: string;
  refetch: () => void;
}) {
  const router = useRouter();
  const words = useRefusalWords();
  const [leaving, setLeaving] = useState<number | null>(null);
  const hold = api.booking.hold.useMutation({
    onSuccess: (answer, { start }) => {
      if (answer.ok) {
        setLeaving(start);
        // With the way back, for when the hold itself can no longer tell it.
        const query = { service: serviceId, date: dateOf(start, timeZone), with: professional };
        router.push({ pathname: "/book/hold/[holdId]", params: { holdId: answer.holdId }, query });
      } else refetch();
    },
  });
  const refused = hold.data && !hold.data.ok ? hold.data : null;
  const taken = refused && "alternatives" in refused ? (refused.alternatives as readonly Slot[]) : null;
  return {
    taking: leaving ?? (hold.isPending ? hold.variables.start : null),
    taken,
    problem: hold.error ? words(hold.error) : refused && !taken ? words(refused.reason) : null,
    forget: hold.reset,
    take: ({ start }: Slot) => hold.mutate({ serviceId, professionalId: professional, start }),
    /** With the very professional it was offered by. */
    takeAlternative: ({ start, professionalId }: Slot) => hold.mutate({ serviceId, professionalId, start }),
  };
}
