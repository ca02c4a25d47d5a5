import type { waitlistEntries } from "../tables.ts";

type Person = { id: string; firstName: string; lastName: string };

export type WishesView = ReturnType<typeof wishesOf>;

/** What somebody waits for, with the people by name. */
export function wishesOf(entry: typeof waitlistEntries.$inferSelect, people: readonly Person[]) {
  const { professionalIds, weekdays, fromTime, untilTime, dateFrom, dateUntil } = entry;
  const professionals = professionalIds && people.filter(({ id }) => professionalIds.includes(id));
  return { professionals, weekdays, fromTime, untilTime, dateFrom, dateUntil };
}
