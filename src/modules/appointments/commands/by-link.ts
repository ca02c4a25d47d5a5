import { refuse } from "#lib/result.ts";
import type { Ctx } from "#platform/context.ts";
import { violates } from "#platform/db/errors.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { idOfKey } from "../queries/id-of-key.ts";
import type { CancelByLink, RescheduleByLink } from "../schemas.ts";
import { TIME_CONSTRAINTS } from "./claim-time.ts";
import { lockAppointment } from "../queries/appointment-in-reach.ts";
import { takeStep } from "./move-on.ts";
import { moveTo } from "./reschedule-appointment.ts";
import { settleCancellation } from "./settle-cancellation.ts";

/** Whoever holds the link acts as the appointment's client and as nobody more, even where staff opened it. */
const asItsClient = (ctx: Ctx): Ctx => ({ ...ctx, actor: { type: "visitor" } });

/** Cancels the one appointment that the link of its client's mail names. */
export async function cancelByLink(caller: Ctx, { key, reason, seenShare }: CancelByLink) {
  const id = idOfKey(caller, key);
  if (!id) return refuse("LINK_INVALID");
  const ctx = asItsClient(caller);
  return withTenant(ctx, async (tx) => {
    const appointment = await lockAppointment(tx, ctx, "all", id);
    if (!appointment) return refuse("LINK_INVALID");
    return takeStep(tx, ctx, appointment, "cancel", { reason, settle: settleCancellation({ reason, seenShare }) });
  });
}

/** Moves it, by the same rules as when its client is signed in. */
export async function rescheduleByLink(caller: Ctx, { key, ...move }: RescheduleByLink) {
  const id = idOfKey(caller, key);
  if (!id) return refuse("LINK_INVALID");
  const ctx = asItsClient(caller);
  const moved = withTenant(ctx, async (tx) => {
    const appointment = await lockAppointment(tx, ctx, "all", id);
    return appointment ? moveTo(tx, ctx, appointment, { ...move, outsideHours: false }) : refuse("LINK_INVALID");
  });
  return moved.catch((error: unknown) => {
    if (TIME_CONSTRAINTS.some((name) => violates(error, name))) return refuse("SLOT_TAKEN", { alternatives: [] });
    throw error;
  });
}
