import type { RowStatus, Status } from "../schemas.ts";

/** What can be done to an appointment. */
export const STEPS = [
  "confirm",
  "reject",
  "cancel",
  "expire",
  "complete",
  "no_show",
  "undo_confirm",
  "undo_complete",
] as const;
export type Step = (typeof STEPS)[number];

/** product.md, "Scheduling in detail": anything that is not here is refused with the current state. */
const LEADS_TO: Partial<Record<RowStatus, Partial<Record<Step, Status>>>> = {
  pending: { confirm: "confirmed", reject: "rejected", cancel: "cancelled", expire: "expired" },
  confirmed: { complete: "completed", no_show: "no_show", cancel: "cancelled", undo_confirm: "pending" },
  completed: { undo_complete: "confirmed" },
};

/** A slip is seen at once. Later, people have gone by what they were told. */
export const TAKE_BACK_MS = 30 * 60_000;

/** A change of state as history has it: the instant in epoch milliseconds. */
type Change = { from: string | null; to: string; at: number };

/**
 * Whether a step that takes another back may still be taken: just after that one, and if nothing has happened since. What
 * was confirmed from the beginning never waited for an answer. Other steps always may.
 */
export function isStillOpen(status: RowStatus, step: Step, last: Change | undefined, now: number): boolean {
  if (step !== "undo_confirm" && step !== "undo_complete") return true;
  return last?.to === status && last.from === nextStatus(status, step) && now - last.at <= TAKE_BACK_MS;
}

/** The status that `step` leads to, or null where it may not be taken. */
export const nextStatus = (status: RowStatus, step: Step): Status | null => LEADS_TO[status]?.[step] ?? null;

/** The steps that may be taken from here, in the order of STEPS. */
export const stepsFrom = (status: RowStatus): Step[] => STEPS.filter((step) => nextStatus(status, step));

/** Statuses that keep their time: exactly those the exclusion constraint looks at. */
export const TAKES_TIME: readonly RowStatus[] = ["held", "session", "pending", "confirmed", "completed", "no_show"];
