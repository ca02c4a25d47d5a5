import type { Ctx } from "#platform/context.ts";
import { moveOn } from "./move-on.ts";

/** pending or confirmed → cancelled, by the client or by staff; its time is free at once. */
export const cancelAppointment = (ctx: Ctx, input: { id: string; reason?: string | undefined }) => moveOn(ctx, "appointments:cancel", "cancel", input);
