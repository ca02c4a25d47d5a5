import { captureCredits } from "#modules/credits/commands/settle-credits.ts";
import type { Ctx } from "#platform/context.ts";
import { moveOn } from "./move-on.ts";

/** pending → confirmed; the credits that were set aside are spent. */
export const confirmAppointment = (ctx: Ctx, input: { id: string }) =>
  moveOn(ctx, "appointments:confirm", "confirm", input, (tx, inner, { id }) => captureCredits(tx, inner, id));
