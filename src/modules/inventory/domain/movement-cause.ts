export type MovementCause = "machine" | "visit" | "desk" | "count" | "seen_by_count" | "planogram" | "other";

/**
 * What brought a line into the ledger, as its cause tells. `seen_by_count` gives back what a later count had seen already, so
 * that what came late moves no stock.
 */
export function causeOf(cause: string): MovementCause {
  const [what, , about] = cause.split(":");
  if (what === "sale") return "machine";
  if (what === "visit") return "visit";
  if (what === "request") return "desk";
  if (what === "planogram") return "planogram";
  if (what === "count") return about === undefined ? "count" : "seen_by_count";
  return "other";
}
