import type { RowStatus, Status } from "../schemas.ts";

/** What can be done to an appointment. */
export const STEPS = ["confirm", "reject", "cancel", "expire", "complete", "no_show"] as const;
export type Step = (typeof STEPS)[number];

/** product.md, "Scheduling in detail": anything that is not here is refused with the current state. */
const LEADS_TO: Partial<Record<RowStatus, Partial<Record<Step, Status>>>> = {
  pending: { confirm: "confirmed", reject: "rejected", cancel: "cancelled", expire: "expired" },
  confirmed: { complete: "completed", no_show: "no_show", cancel: "cancelled" },
};

/** The status that `step` leads to, or null where it may not be taken. */
export const nextStatus = (status: RowStatus, step: Step): Status | null => LEADS_TO[status]?.[step] ?? null;

/** The steps that may be taken from here, in the order of STEPS. */
export const stepsFrom = (status: RowStatus): Step[] => STEPS.filter((step) => nextStatus(status, step));

/** Statuses that keep their time: exactly those the exclusion constraint looks at. */
export const TAKES_TIME: readonly RowStatus[] = ["held", "session", "pending", "confirmed", "completed", "no_show"];
