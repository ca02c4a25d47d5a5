import { and, eq } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { clientOfUser } from "#modules/clients/commands/client-of-user.ts";
import { withinReach } from "#modules/clients/queries/reach.ts";
import { clients } from "#modules/clients/tables.ts";
import { holdCredits } from "#modules/credits/commands/hold-credits.ts";
import { captureCredits } from "#modules/credits/commands/settle-credits.ts";
import { authorize } from "#modules/identity/authorize.ts";
import { scopeOf } from "#modules/identity/policy.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { violates } from "#platform/db/errors.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { answerDeadline } from "../domain/answer-deadline.ts";
import { rruleOf } from "../domain/series.ts";
import { tellOfSeries } from "../letters/tell-of-series.ts";
import { findService } from "../queries/bookable.ts";
import { ownProfessionalId } from "../queries/own-professional.ts";
import { expiryQueue } from "../queue.ts";
import type { BookSeries } from "../schemas.ts";
import { appointmentSeries } from "../tables.ts";
import { insertAppointment } from "./appointment-row.ts";
import { claimTime, TIME_CONSTRAINTS } from "./claim-time.ts";
import { recordTransition } from "./record-transition.ts";
import { withoutCredits } from "./without-credits.ts";

type Taken = { id: string; start: number; expiresAt: Date | null };

/**
 * Books the chosen starts of a planned series, all or none: the first that cannot be had refuses the whole and is named.
 * By staff for a client: confirmed. By clients for themselves: as the service says. One letter tells of all.
 */
export async function bookSeries(ctx: Ctx, input: BookSeries) {
  const byStaff = input.clientId !== undefined;
  authorize(ctx, byStaff ? "appointments:create" : "appointments:book");
  const trying = { start: 0 };
  const booked = withTenant(ctx, async (tx) => {
    const found = await findService(tx, ctx, input.serviceId);
    const professional = found?.professionals.find(({ id }) => id === input.professionalId);
    const clientId = found && professional && (await clientFor(tx, ctx, input));
    if (!clientId) return refuse("NOT_FOUND");
    const service = byStaff && !input.chargeCredits ? withoutCredits(ctx, found.service) : found.service;
    const status = byStaff || service.autoConfirm ? "confirmed" : "pending";
    const seriesId = newId();
    await tx.insert(appointmentSeries).values({
      tenantId: ctx.tenantId,
      id: seriesId,
      clientId,
      rule: rruleOf(input.rule),
      timeZone: professional.timeZone,
      createdAt: new Date(ctx.now),
    });
    const taken: Taken[] = [];
    for (const start of input.starts.toSorted((a, b) => a - b)) {
      trying.start = start;
      const claimed = await claimTime(tx, ctx, { service, professional, start });
      if (!claimed.ok) return refuse(claimed.reason, { start });
      const expiresAt = status === "pending" ? new Date(answerDeadline(ctx.now, service.answerWithinH, start)) : null;
      const as = { status, clientId, seriesId, notes: input.notes || null, expiresAt } as const;
      taken.push({ id: await insertAppointment(tx, ctx, service, claimed.time, as), start, expiresAt });
    }
    // Only then the purse, which is the last lock that anyone takes: a cancellation of the same client has its class first.
    for (const { id, start, expiresAt } of taken) {
      const paid = await holdCredits(tx, ctx, { clientId, appointmentId: id, amount: service.creditCost });
      if (!paid.ok) return refuse("NO_CREDIT", { start, needed: service.creditCost * taken.length });
      if (status === "confirmed") await captureCredits(tx, ctx, id);
      if (expiresAt) await enqueue(tx, ctx, expiryQueue, { appointmentId: id }, { startAfter: expiresAt });
      await recordTransition(tx, ctx, {
        appointmentId: id,
        from: null,
        to: status,
        action: "appointment.book",
        toldElsewhere: true,
      });
    }
    const appointmentIds = taken.map(({ id }) => id);
    await tellOfSeries(tx, ctx, { event: "booked", cause: seriesId, appointmentIds });
    return ok({ seriesId, appointmentIds });
  });
  return booked.catch((error: unknown) => {
    if (TIME_CONSTRAINTS.some((name) => violates(error, name))) return refuse("SLOT_TAKEN", trying);
    throw error;
  });
}

async function clientFor(tx: Tx, ctx: Ctx, { clientId, professionalId }: BookSeries): Promise<string | null> {
  if (clientId === undefined)
    return ctx.actor.type === "user" ? (await clientOfUser(tx, ctx, ctx.actor.userId)).id : null;
  const scope = scopeOf(ctx.actor, "appointments:create") ?? "own";
  if (scope === "own" && (await ownProfessionalId(tx, ctx)) !== professionalId) return null;
  const [known] = await tx
    .select({ id: clients.id })
    .from(clients)
    .where(and(withinReach(ctx, scope), eq(clients.id, clientId)));
  return known?.id ?? null;
}
