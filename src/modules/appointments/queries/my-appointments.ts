import { and, eq, inArray } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { clients } from "#modules/clients/tables.ts";
import { spentOn } from "#modules/credits/queries/spent-on.ts";
import { authorize } from "#modules/access/authorize.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { idOfKey } from "./id-of-key.ts";
import { byWhen } from "../domain/by-when.ts";
import { mayClientMove } from "../domain/may-client-move.ts";
import { appointments } from "../tables.ts";
import { appointmentViews } from "./appointment-views.ts";

const mine = (tx: Tx, ctx: Ctx) =>
  inArray(
    appointments.clientId,
    tx
      .select({ id: clients.id })
      .from(clients)
      .where(
        and(eq(clients.tenantId, ctx.tenantId), eq(clients.userId, ctx.actor.type === "user" ? ctx.actor.userId : "")),
      ),
  );

/** What the signed-in person has booked for themselves. */
export function listMyAppointments(ctx: Ctx) {
  authorize(ctx, "account:manage");
  return readTenant(ctx, async (tx) => {
    const [organization, all] = await Promise.all([organizationOf(tx, ctx), appointmentViews(tx, ctx, mine(tx, ctx))]);
    return { timeZone: organization.timeZone, ...byWhen(all, ctx.now) };
  });
}

/**
 * One of them, and the credits it holds or has spent; for whoever it is of, or holds the key of its client's mail. Somebody
 * else's answers as an unknown one.
 */
export function findMyAppointment(ctx: Ctx, { id, key }: { id: string; key?: string | undefined }) {
  const byLink = key !== undefined && idOfKey(ctx, key) === id;
  if (!byLink) authorize(ctx, "account:manage");
  return readTenant(ctx, async (tx) => {
    const [organization, [appointment]] = await Promise.all([
      organizationOf(tx, ctx),
      appointmentViews(tx, ctx, and(eq(appointments.id, id), byLink ? undefined : mine(tx, ctx))),
    ]);
    if (!appointment) return refuse("NOT_FOUND");
    const spent = (await spentOn(tx, ctx, id))?.shares.reduce((sum, { amount }) => sum + amount, 0) ?? 0;
    const { status, start, policy } = appointment;
    const mayMove = mayClientMove({ status, start, policy }, ctx.now);
    return ok({ timeZone: organization.timeZone, appointment, spent, mayMove });
  });
}
