import type { Ctx } from "#platform/context.ts";
import type { RecordRefill } from "../schemas.ts";
import { moveStock } from "./move-stock.ts";

/** Somebody filled positions. The same request twice fills once. */
export const recordRefill = (ctx: Ctx, input: RecordRefill) => moveStock(ctx, "refill", input);
