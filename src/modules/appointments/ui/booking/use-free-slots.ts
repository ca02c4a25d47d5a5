"use client";

import { api } from "#lib/trpc.tsx";
import { addDays } from "#lib/time.ts";
import { CHUNK_DAYS } from "./chunks.ts";
import type { Choice, DayOfSlots, SlotsAnswer } from "./types.ts";

/** What the page was drawn with, so that the first paint has real times and asks nothing again. */
export type Initial = { from: string; professional: Choice; answer: SlotsAnswer };

type Wanted = { serviceId: string; professional: Choice; chunks: readonly string[]; initial: Initial };

/** The free times of these chunks, and of the one after them, so that going on is instant. */
export function useFreeSlots({ serviceId, professional, chunks, initial }: Wanted) {
  const wanted = [...new Set(chunks)].sort();
  const last = wanted.at(-1);
  if (last) wanted.push(addDays(last, CHUNK_DAYS));
  const queries = api.useQueries((t) =>
    wanted.map((from) => {
      const isInitial = from === initial.from && professional === initial.professional;
      return t.booking.slots(
        { serviceId, professionalId: professional, from, days: CHUNK_DAYS },
        isInitial ? { initialData: initial.answer } : {},
      );
    }),
  );
  const answers = queries.map(({ data }) => (data?.ok ? data : undefined));
  const days = new Map<string, DayOfSlots>();
  for (const answer of answers) for (const day of answer?.days ?? []) days.set(day.date, day);
  return {
    chunks: answers,
    days,
    /** The chunk just beyond what was asked may still be on its way: nobody waits for it. */
    isPending: queries.slice(0, -1).some((query) => query.isPending),
    error: queries.find((query) => query.error)?.error ?? null,
    refetch: () => void Promise.all(queries.map((query) => query.refetch())),
  };
}
