import type { Ctx } from "#platform/context.ts";
import { moveOn } from "./move-on.ts";
import { notBegun } from "./not-begun.ts";

/** confirmed → completed, from its start on. */
export const completeAppointment = (ctx: Ctx, input: { id: string }) =>
  moveOn(ctx, "appointments:complete", "complete", input, async (_, inner, appointment) =>
    notBegun(inner, appointment),
  );
