import type { Ctx } from "#platform/context.ts";
import type { RecordWaste } from "../schemas.ts";
import { moveStock } from "./move-stock.ts";

/** Somebody took units out that were not sold: broken, expired, spilt. Why is said. The same request twice takes once. */
export const recordWaste = (ctx: Ctx, input: RecordWaste) => moveStock(ctx, "waste", input);
