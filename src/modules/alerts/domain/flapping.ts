import type { Priority } from "../schemas.ts";
import { heavier } from "./escalation.ts";

/** A cause that comes back so soon after people heard of it is the same trouble, and not news. */
export const SAME_TROUBLE_MS = 24 * 3_600_000;

/** How far the notices of an alert had come. Epoch milliseconds. */
export type Noticed = { priority: Priority; timesNotified: number; lastNotifiedAt: number };

/** Whether an alert that opens goes on with the notices of the one before it: not if it weighs more than that one did. */
export const isSameTrouble = (before: Noticed, priority: Priority, now: number): boolean =>
  before.timesNotified > 0 && now - before.lastNotifiedAt < SAME_TROUBLE_MS && !heavier(priority, before.priority);
