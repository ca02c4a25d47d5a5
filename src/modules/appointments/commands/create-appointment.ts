import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { addNewClient } from "#modules/clients/commands/create-client.ts";
import { withinReach } from "#modules/clients/queries/reach.ts";
import { clients } from "#modules/clients/tables.ts";
import { captureCredits } from "#modules/credits/commands/settle-credits.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Scope } from "#modules/access/policy.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { violates } from "#platform/db/errors.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { answerDeadline } from "../domain/answer-deadline.ts";
import { findService } from "#modules/catalog/queries/offered-service.ts";
import { alternativesTo } from "../queries/free-slots.ts";
import { ownProfessionalId } from "#modules/catalog/queries/own-professional.ts";
import { expiryQueue } from "../queue.ts";
import type { CreateAppointment } from "../schemas.ts";
import { insertAppointment } from "./appointment-row.ts";
import { claimTime, TIME_CONSTRAINTS } from "./claim-time.ts";
import { holdOrPayAtDesk } from "./hold-or-pay-at-desk.ts";
import { recordTransition } from "./record-transition.ts";
import { withoutCredits } from "./without-credits.ts";

/** A walk-in is written down as it happens; more than half a day back is a mistyped date. */
const PAST_ALLOWED_MS = 12 * 3_600_000;

/**
 * By staff, for a client who phoned or stands at the desk: confirmed at once. Or, with `asOffered`, as the client's own
 * booking would be: it waits for an answer unless the service confirms by itself.
 */
export async function createAppointment(ctx: Ctx, input: CreateAppointment, { asOffered = false } = {}) {
  const { serviceId, professionalId, start, outsideHours, notes } = input;
  const scope = authorize(ctx, "appointments:create");
  if (start < ctx.now - (outsideHours ? PAST_ALLOWED_MS : 0)) return refuse("PAST");
  const booked = withTenant(ctx, async (tx) => {
    const [offered, own] = await Promise.all([
      findService(tx, ctx, serviceId),
      scope === "own" ? ownProfessionalId(tx, ctx) : professionalId,
    ]);
    const professional = offered?.professionals.find(({ id }) => id === professionalId && id === own);
    if (!offered || !professional) return refuse("NOT_FOUND");
    const client = await clientFor(tx, ctx, scope, input.client);
    if (!client.ok) return client;
    const clientId = client.id;
    const service = input.chargeCredits ? offered.service : withoutCredits(ctx, offered.service);
    const claimed = await claimTime(tx, ctx, { service, professional, start, outsideHours });
    if (!claimed.ok && claimed.reason === "SLOT_TAKEN") {
      return refuse("SLOT_TAKEN", {
        alternatives: await alternativesTo(tx, ctx, { service, professionals: [professional], start }),
      });
    }
    if (!claimed.ok) return claimed;
    const status = asOffered && !service.autoConfirm ? "pending" : "confirmed";
    const expiresAt = status === "pending" ? answerDeadline(ctx.now, service.answerWithinH, start) : null;
    const id = await insertAppointment(tx, ctx, service, claimed.time, {
      status,
      clientId,
      notes: notes || null,
      expiresAt: expiresAt === null ? null : new Date(expiresAt),
    });
    const paid = await holdOrPayAtDesk(tx, ctx, { clientId, appointmentId: id, cost: service });
    if (!paid.ok) return paid;
    if (expiresAt === null) await captureCredits(tx, ctx, id);
    else await enqueue(tx, ctx, expiryQueue, { appointmentId: id }, { startAfter: new Date(expiresAt) });
    await recordTransition(tx, ctx, { appointmentId: id, from: null, to: status, action: "appointment.create" });
    return ok({ appointmentId: id, atDesk: paid.atDesk });
  });
  return booked.catch((error: unknown) => {
    if (TIME_CONSTRAINTS.some((name) => violates(error, name))) return refuse("SLOT_TAKEN", { alternatives: [] });
    throw error;
  });
}

/** The client on the list, if the actor may see them, or one written down on the spot. */
async function clientFor(tx: Tx, ctx: Ctx, scope: Scope, client: CreateAppointment["client"]) {
  if (!("id" in client)) return addNewClient(tx, ctx, client);
  const [known] = await tx
    .select({ id: clients.id })
    .from(clients)
    .where(and(withinReach(ctx, scope), eq(clients.id, client.id)));
  return known ? ok(known) : refuse("NOT_FOUND");
}
