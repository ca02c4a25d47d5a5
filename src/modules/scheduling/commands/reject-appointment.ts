import type { Ctx } from "#platform/context.ts";
import { moveOn } from "./move-on.ts";

/** pending → rejected; the client is told the reason. */
export const rejectAppointment = (ctx: Ctx, input: { id: string; reason: string }) => moveOn(ctx, "appointments:reject", "reject", input);
