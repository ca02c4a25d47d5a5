import type { Reason } from "#modules/availability/domain/why-not.ts";

/** A rule's refusal, in the words of the screens and of the REST contract. */
export const REFUSALS = {
  out_of_range: "OUTSIDE_AVAILABILITY",
  past: "PAST",
  notice: "TOO_SOON",
  horizon: "BEYOND_HORIZON",
  no_working_hours: "OUTSIDE_AVAILABILITY",
  override: "OUTSIDE_AVAILABILITY",
  outside_window: "OUTSIDE_AVAILABILITY",
  off_grid: "OFF_GRID",
  block: "OUTSIDE_AVAILABILITY",
  busy: "SLOT_TAKEN",
  resource: "SLOT_TAKEN",
  daily_max: "DAILY_MAX",
} as const satisfies Record<Reason["rule"] | "resource", string>;
