import type { Ctx } from "#platform/context.ts";
import type { CancelAppointment } from "../schemas.ts";
import { moveOn } from "./move-on.ts";
import { settleCancellation } from "./settle-cancellation.ts";

/** pending or confirmed → cancelled, by the client or by staff; its time is free at once. */
export const cancelAppointment = (ctx: Ctx, input: CancelAppointment) =>
  moveOn(ctx, "appointments:cancel", "cancel", input, settleCancellation(input));
