import type { AlertState } from "../schemas.ts";

export type Step = "acknowledge" | "assign" | "snooze" | "resolve" | "reopen";

/** From where each step leads; a step that is not here is refused, and one that leads to where it is changes nothing. */
const FROM: Record<Step, Partial<Record<AlertState, AlertState>>> = {
  acknowledge: { open: "acknowledged", snoozed: "acknowledged", acknowledged: "acknowledged" },
  assign: { open: "open", acknowledged: "acknowledged", snoozed: "snoozed" },
  snooze: { open: "snoozed", acknowledged: "snoozed", snoozed: "snoozed" },
  resolve: { open: "resolved", acknowledged: "resolved", snoozed: "resolved", resolved: "resolved" },
  // What was done a moment ago is taken back.
  reopen: { open: "open", acknowledged: "open", snoozed: "open", resolved: "open" },
};

export const nextState = (step: Step, state: AlertState): AlertState | null => FROM[step][state] ?? null;
