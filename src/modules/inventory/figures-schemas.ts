import { z } from "zod";
import { Position } from "./schemas.ts";

/** Periods that end today, and one that is chosen. */
export const PERIODS = ["today", "7", "30", "90", "custom"] as const;
export type Period = (typeof PERIODS)[number];
export const MOST_DAYS = 366;

const id = z.uuid();
/** Epoch milliseconds. */
const instant = z.number().int().min(0).max(8_000_000_000_000);
const page = { limit: z.number().int().min(1).max(200).default(50), cursor: z.string().max(200).optional() };

/** Days are the institution's, both included, and needed only when the period is chosen. */
export const ReportOf = z
  .object({
    period: z.enum(PERIODS).default("30"),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    machineId: id.optional(),
    productId: id.optional(),
  })
  .refine(({ period, from, to }) => period !== "custom" || (from !== undefined && to !== undefined), "range")
  .refine(
    ({ from, to }) =>
      !from ||
      !to ||
      (from <= to && Date.parse(to) - Date.parse(from) < MOST_DAYS * 86_400_000 && from >= "2000-01-01"),
    "range",
  );
export type ReportOf = z.infer<typeof ReportOf>;

/** The sales behind a figure: from `since` and past `after` until before `before`. `only` are those that leave doubts, or whose cost nobody knew. */
export const SaleLinesOf = z.object({
  since: instant,
  before: instant.optional(),
  after: instant.optional(),
  machineId: id.optional(),
  productId: id.optional(),
  position: Position.optional(),
  only: z.enum(["derived", "uncertain", "uncosted"]).optional(),
  ...page,
});
export type SaleLinesOf = z.infer<typeof SaleLinesOf>;
export type SaleFilter = Omit<SaleLinesOf, "limit" | "cursor">;

/**
 * Sales that were set aside: those received from `since` and past `after` until before `before`; `waiting` are those that nobody
 * has judged, `reasons` why they were set aside.
 */
export const AsideLinesOf = z.object({
  since: instant.optional(),
  before: instant.optional(),
  after: instant.optional(),
  machineId: id.optional(),
  productId: id.optional(),
  position: Position.optional(),
  waiting: z.boolean().optional(),
  reasons: z
    .array(z.enum(["reboot", "dex", "sequence"]))
    .min(1)
    .max(3)
    .optional(),
  ...page,
});
export type AsideLinesOf = z.infer<typeof AsideLinesOf>;
export type AsideFilter = Omit<AsideLinesOf, "limit" | "cursor">;

/** The movements behind a stock; with `soldSince`, the sales among them since then. */
export const StockLinesOf = z.object({
  machineId: id,
  position: Position,
  soldSince: instant.optional(),
  ...page,
});
export type StockLinesOf = z.infer<typeof StockLinesOf>;

export const STOCK_STATES = ["all", "empty", "low", "soon", "doubtful"] as const;
export type StockState = (typeof STOCK_STATES)[number];

export const StockViewOf = z.object({
  machineId: id.optional(),
  productId: id.optional(),
  state: z.enum(STOCK_STATES).default("all"),
  limit: z.number().int().min(1).max(2000).default(50),
});
export type StockViewOf = z.infer<typeof StockViewOf>;
