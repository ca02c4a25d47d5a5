import type { Priority } from "../schemas.ts";
import { heavier } from "./escalation.ts";

/** Whoever resolved by hand what still holds is left alone with it for so long. */
export const PEACE_MS = 60 * 60_000;

/** How a cause was last resolved by a person. `ended`: it has ceased to hold since. */
export type ByHand = { at: number; priority: Priority; ended: boolean };

/** Whether a cause that holds opens an alert, after somebody said that it is settled. What became worse does at once. */
export function mayOpen(byHand: ByHand | null, priority: Priority, now: number): boolean {
  if (byHand === null || byHand.ended) return true;
  return now - byHand.at >= PEACE_MS || heavier(priority, byHand.priority);
}
