"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { dateOf, formatDate, formatDates, formatDateShort, sameZone } from "#lib/time.ts";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { TimesSkeleton } from "../booking/booker-skeleton.tsx";
import { CHUNK_DAYS, firstFreeIn, nextFree, type Page, runOf, STRIP_DAYS } from "../booking/chunks.ts";
import { DayStrip } from "../booking/day-strip.tsx";
import { DayTimes } from "../booking/day-times.tsx";
import { NoTimes } from "../booking/no-times.tsx";
import { ANY, type Choice, type Slot } from "../booking/types.ts";
import { useFreeSlots } from "../booking/use-free-slots.ts";
import { useVisitorZone } from "../booking/use-visitor-zone.ts";

/** Nothing was drawn before: every run of weeks is asked for. */
const NOTHING = { from: "", professional: "", answer: { ok: false as const, reason: "NOT_FOUND" as const } };

type Props = {
  serviceId: string;
  professional: Choice;
  onAny?: () => void;
  /** The day to begin with. Epoch milliseconds. */
  near: number;
  timeZone: string;
  taking: number | null;
  onTake: (slot: Slot) => void;
};

/** The booker's days and times, for choosing another time. */
export function FreeTimes({ serviceId, professional, onAny, near, timeZone, taking, onTake }: Props) {
  const t = useTranslations("booking");
  const locale = useLocale();
  const [now] = useState(() => Date.now());
  const today = dateOf(now, timeZone);
  const [chosen, setChosen] = useState<string | null>(null);
  const wanted = dateOf(Math.max(near, now), timeZone);
  const [week, setWeek] = useState<Page | null>(null);
  const shown = week?.from ?? chosen ?? wanted;
  const chunks = [runOf(today, shown, CHUNK_DAYS)];
  const free = useFreeSlots({ serviceId, professional, chunks, initial: NOTHING });
  const visitor = useVisitorZone();
  const visitorZone = visitor && !sameZone(visitor, timeZone, near) ? visitor : null;
  // A week turned to shows its own first free day, never the old day beneath a new strip.
  const date = week ? firstFreeIn(week, free.days) : shown;
  const day = date ? free.days.get(date) : undefined;
  const next = nextFree(date ?? week?.to ?? shown, free.chunks);
  const choose = (to: string) => {
    setChosen(to);
    setWeek(null);
  };
  return (
    <div className="grid gap-4">
      <DayStrip
        today={today}
        first={runOf(today, shown, STRIP_DAYS)}
        value={date}
        onSelect={choose}
        days={free.days}
        end={null}
        onTurn={setWeek}
      />
      <h3 className="font-display font-semibold first-letter:uppercase" aria-live="polite">
        {date ? formatDate(date, locale) : week ? formatDates(week.from, week.to, locale) : null}
      </h3>
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
          key={`${date} ${professional}`}
          slots={day.slots}
          timeZone={timeZone}
          visitorZone={visitorZone}
          taking={taking}
          onTake={onTake}
        />
      ) : (
        <NoTimes
          period={date ? "day" : "page"}
          next={next}
          nextLabel={next ? formatDateShort(next, locale) : ""}
          onNext={choose}
          {...(professional !== ANY && onAny ? { onAny } : {})}
        />
      )}
    </div>
  );
}
