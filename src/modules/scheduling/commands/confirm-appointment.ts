import type { Ctx } from "#platform/context.ts";
import { moveOn } from "./move-on.ts";

/** pending → confirmed. */
export const confirmAppointment = (ctx: Ctx, input: { id: string }) => moveOn(ctx, "appointments:confirm", "confirm", input);
