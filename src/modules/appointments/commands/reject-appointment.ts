import { releaseCredits } from "#modules/credits/commands/settle-credits.ts";
import type { Ctx } from "#platform/context.ts";
import { moveOn } from "./move-on.ts";

/** pending → rejected; the client is told the reason, if one is given, and has their credits back. */
export const rejectAppointment = (ctx: Ctx, input: { id: string; reason?: string | undefined }) =>
  moveOn(ctx, "appointments:reject", "reject", input, (tx, inner, { id }) => releaseCredits(tx, inner, id));
