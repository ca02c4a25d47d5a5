import { hourOf } from "#lib/time.ts";

export const PARTS = ["morning", "afternoon", "evening"] as const;
export type Part = (typeof PARTS)[number];

const NOON = 12;
const DUSK = 19;

const partOf = (start: number, timeZone: string): Part => {
  const hour = hourOf(start, timeZone);
  return hour < NOON ? "morning" : hour < DUSK ? "afternoon" : "evening";
};

/** A day's starts as people think of a day; empty parts are left out. */
export function byPart<S extends { start: number }>(
  slots: readonly S[],
  timeZone: string,
): { part: Part; slots: S[] }[] {
  return PARTS.map((part) => ({ part, slots: slots.filter(({ start }) => partOf(start, timeZone) === part) })).filter(
    (group) => group.slots.length > 0,
  );
}
