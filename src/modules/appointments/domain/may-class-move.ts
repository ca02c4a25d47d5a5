import type { RowStatus } from "../schemas.ts";

/** A seat that counts: `offered` while somebody of the waitlist has until a deadline to say yes to it. */
export type Seat = { status: RowStatus; offered: boolean };

/**
 * Why a class cannot be moved as a whole, whoever asks; null if it can. What has been attended happened when it did, and an
 * offer names an hour that must not change while it is being answered. A visitor's hold is in nobody's way: they choose anew.
 */
export function whyClassStays(seats: readonly Seat[]): "CLASS_ATTENDED" | "CLASS_SEAT_OFFERED" | null {
  if (seats.some(({ status }) => status === "completed" || status === "no_show")) return "CLASS_ATTENDED";
  if (seats.some(({ status, offered }) => status === "held" && offered)) return "CLASS_SEAT_OFFERED";
  return null;
}
