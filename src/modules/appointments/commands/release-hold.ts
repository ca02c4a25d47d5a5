import { and, eq, type SQL } from "drizzle-orm";
import { ok } from "#lib/result.ts";
import { clients } from "#modules/clients/tables.ts";
import { actorId, type Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { hashHoldKey } from "../hold-key.ts";
import { timeFreedQueue } from "../queue.ts";
import { appointments } from "../tables.ts";
import { closeIfEmpty } from "./close-if-empty.ts";

/** Lets a hold go, for whoever holds its key; anyone else changes nothing and is told the same. */
export async function releaseHold(ctx: Ctx, { holdId }: { holdId: string }, key: string | null) {
  if (!key) return ok({});
  return withTenant(ctx, async (tx) => {
    await abandon(tx, ctx, and(eq(appointments.id, holdId), eq(appointments.holdKeyHash, hashHoldKey(key))));
    return ok({});
  });
}

/**
 * Lets holds go that nobody finished; who waits for such a time is offered it. Not who held it, though: they had the time and
 * let it go, and the offer would keep it from what they are booking instead.
 */
export async function abandon(
  tx: Tx,
  ctx: Ctx,
  which: SQL | undefined,
  heldBy: string | null = ctx.actor.type === "user" ? actorId(ctx.actor) : null,
): Promise<void> {
  const gone = (await letGo(tx, ctx, which)).filter(({ startsAt }) => startsAt.getTime() > ctx.now);
  if (gone.length === 0) return;
  const [own] = heldBy
    ? await tx
        .select({ id: clients.id })
        .from(clients)
        .where(and(eq(clients.tenantId, ctx.tenantId), eq(clients.userId, heldBy)))
    : [];
  for (const { serviceId, professionalId, startsAt, endsAt } of gone)
    await enqueue(tx, ctx, timeFreedQueue, {
      serviceId,
      professionalId,
      start: startsAt.getTime(),
      end: endsAt.getTime(),
      ...(own ? { exceptClientId: own.id } : {}),
    });
}

/** Deletes holds; a class that only they kept goes with them. */
export async function letGo(tx: Tx, ctx: Ctx, which: SQL | undefined) {
  const gone = await tx
    .delete(appointments)
    .where(and(eq(appointments.tenantId, ctx.tenantId), eq(appointments.status, "held"), which))
    .returning({
      id: appointments.id,
      sessionId: appointments.sessionId,
      serviceId: appointments.appointmentTypeId,
      professionalId: appointments.professionalId,
      startsAt: appointments.startsAt,
      endsAt: appointments.endsAt,
    });
  for (const { id, sessionId } of gone) {
    await closeIfEmpty(tx, ctx, sessionId);
    await publish(tx, ctx, "appointments", id);
  }
  return gone;
}
