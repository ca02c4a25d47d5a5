/**
 * Why a sale was not counted: a restart told it again, a DEX audit had counted it before it came, or it looks like one that was
 * told before while its sequence number says that it is another (`sequence`), so that a person must say.
 */
export type SetAsideReason = "reboot" | "dex" | "sequence";

/** What a set-aside row keeps of its sale, enough to restore it. */
export type KeptSale = {
  position: string;
  quantity: number;
  unit_price_minor: number;
  payment: string;
  clock: string;
  seq: number | null;
  sold_at: number;
  occurred_at: number;
  reason: SetAsideReason;
};
