import { and, eq } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { clientOfUser } from "#modules/clients/commands/client-of-user.ts";
import { withinReach } from "#modules/clients/queries/reach.ts";
import { clients } from "#modules/clients/tables.ts";
import { holdCredits } from "#modules/credits/commands/hold-credits.ts";
import { captureCredits } from "#modules/credits/commands/settle-credits.ts";
import { authorize } from "#modules/access/authorize.ts";
import { scopeOf } from "#modules/access/policy.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { violates } from "#platform/db/errors.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { answerDeadline } from "../domain/answer-deadline.ts";
import { costWhenPaid } from "../domain/paid-with.ts";
import { rruleOf } from "../domain/series.ts";
import { tellOfSeries } from "../letters/tell-of-series.ts";
import { findService } from "#modules/catalog/queries/offered-service.ts";
import { ownProfessionalId } from "#modules/catalog/queries/own-professional.ts";
import { wallOfSeries } from "../queries/series-plan.ts";
import { expiryQueue } from "../queue.ts";
import type { BookSeries } from "../schemas.ts";
import { appointmentSeries } from "../tables.ts";
import { insertAppointment } from "./appointment-row.ts";
import { claimTime, lockProfessionals, TIME_CONSTRAINTS } from "./claim-time.ts";
import { holdOrPayAtDesk } from "./hold-or-pay-at-desk.ts";
import { recordTransition } from "./record-transition.ts";
import { withoutCredits } from "./without-credits.ts";

type Taken = { id: string; start: number; expiresAt: Date | null };

/**
 * Books the chosen dates of a planned series, each with whom the plan showed, all or none: the first that cannot be had
 * refuses the whole and is named. By staff for a client: confirmed. By clients for themselves: as the service says. One letter tells of all.
 */
export async function bookSeries(ctx: Ctx, input: BookSeries) {
  const byStaff = input.clientId !== undefined;
  authorize(ctx, byStaff ? "appointments:create" : "appointments:book");
  const trying = { start: 0 };
  const booked = withTenant(ctx, async (tx) => {
    const found = await findService(tx, ctx, input.serviceId);
    const givers = new Map(found?.professionals.map((one) => [one.id, one]));
    const dates = input.dates
      .toSorted((a, b) => a.start - b.start)
      .flatMap(({ start, professionalId }) => {
        const professional = givers.get(professionalId);
        return professional ? [{ start, professional }] : [];
      });
    const people = [...new Set(dates.map(({ professional }) => professional))];
    const clientId = found && dates.length === input.dates.length && (await clientFor(tx, ctx, input));
    if (!clientId) return refuse("NOT_FOUND");
    const service = byStaff
      ? input.chargeCredits
        ? found.service
        : withoutCredits(ctx, found.service)
      : costWhenPaid(found.service, input.payWith);
    const status = byStaff || service.autoConfirm ? "confirmed" : "pending";
    const seriesId = newId();
    await tx.insert(appointmentSeries).values({
      tenantId: ctx.tenantId,
      id: seriesId,
      clientId,
      rule: rruleOf(input.rule),
      timeZone: await wallOfSeries(tx, ctx, input.professionalId, found.professionals),
      createdAt: new Date(ctx.now),
    });
    // All of them now: once a room or a class is taken, no professional may be waited for.
    await lockProfessionals(
      tx,
      ctx,
      people.map(({ id }) => id),
    );
    const taken: Taken[] = [];
    for (const { start, professional } of dates) {
      trying.start = start;
      const claimed = await claimTime(tx, ctx, { service, professional, start });
      if (!claimed.ok) return refuse(claimed.reason, { start });
      const expiresAt = status === "pending" ? new Date(answerDeadline(ctx.now, service.answerWithinH, start)) : null;
      const as = { status, clientId, seriesId, notes: input.notes || null, expiresAt } as const;
      taken.push({ id: await insertAppointment(tx, ctx, service, claimed.time, as), start, expiresAt });
    }
    // Only then the purse, which is the last lock that anyone takes: a cancellation of the same client has its class first.
    for (const { id, start, expiresAt } of taken) {
      // Of a series booked for them, as many as their credits reach for; clients choose by themselves how they pay.
      const paid = byStaff
        ? await holdOrPayAtDesk(tx, ctx, { clientId, appointmentId: id, cost: service })
        : await holdCredits(tx, ctx, { clientId, appointmentId: id, amount: service.creditCost });
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
    return ok({ seriesId, appointmentIds, status });
  });
  return booked.catch((error: unknown) => {
    if (TIME_CONSTRAINTS.some((name) => violates(error, name))) return refuse("SLOT_TAKEN", trying);
    throw error;
  });
}

async function clientFor(tx: Tx, ctx: Ctx, { clientId, dates }: BookSeries): Promise<string | null> {
  if (clientId === undefined)
    return ctx.actor.type === "user" ? (await clientOfUser(tx, ctx, ctx.actor.userId)).id : null;
  const scope = scopeOf(ctx.actor, "appointments:create") ?? "own";
  const own = scope === "own" ? await ownProfessionalId(tx, ctx) : null;
  if (scope === "own" && dates.some(({ professionalId }) => professionalId !== own)) return null;
  const [known] = await tx
    .select({ id: clients.id })
    .from(clients)
    .where(and(withinReach(ctx, scope), eq(clients.id, clientId)));
  return known?.id ?? null;
}
