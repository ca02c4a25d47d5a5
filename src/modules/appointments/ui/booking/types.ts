import type { findFreeSlots } from "../../queries/free-slots.ts";

/** What the server answers about free times: the days, or that there is no such service. */
export type SlotsAnswer = Awaited<ReturnType<typeof findFreeSlots>>;
export type DayOfSlots = Extract<SlotsAnswer, { ok: true }>["days"][number];
export type Slot = DayOfSlots["slots"][number];

/** A professional's id, or whoever is free. */
export type Choice = string;
export const ANY = "any";
