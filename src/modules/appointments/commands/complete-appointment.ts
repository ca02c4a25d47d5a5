import type { Ctx } from "#platform/context.ts";
import { moveOn } from "./move-on.ts";

/** confirmed → completed. */
export const completeAppointment = (ctx: Ctx, input: { id: string }) =>
  moveOn(ctx, "appointments:complete", "complete", input);
