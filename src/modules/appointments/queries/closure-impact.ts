import { and, count, eq, gt, inArray, isNotNull, lt, or } from "drizzle-orm";
import { ok } from "#lib/result.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { ClosureDays } from "#modules/availability/closure-schemas.ts";
import { closedTimes } from "#modules/availability/domain/closures.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { appointments } from "../tables.ts";
import { appointmentViews } from "./appointment-views.ts";

const AHEAD_MS = 3 * 366 * 86_400_000;
const SHOWN = 30;

/** Everybody's appointments still to come on days on which the institution would be closed. `null`: those days are over. */
async function onClosedDays(tx: Tx, ctx: Ctx, days: ClosureDays) {
  const { timeZone } = await organizationOf(tx, ctx);
  const times = closedTimes([days], timeZone, ctx.now, ctx.now + AHEAD_MS);
  const meets = times.map(({ start, end }) =>
    and(lt(appointments.startsAt, new Date(end)), gt(appointments.endsAt, new Date(Math.max(start, ctx.now)))),
  );
  const where = and(
    eq(appointments.tenantId, ctx.tenantId),
    or(...meets),
    isNotNull(appointments.clientId),
    inArray(appointments.status, ["pending", "confirmed"]),
  );
  return times.length === 0 ? null : where;
}

export async function countOnClosedDays(tx: Tx, ctx: Ctx, days: ClosureDays): Promise<number> {
  const where = await onClosedDays(tx, ctx, days);
  const [found] = where ? await tx.select({ count: count() }).from(appointments).where(where) : [];
  return found?.count ?? 0;
}

/** What a closure would lie on, before anybody says so: how many appointments, and the first of them. */
export function readClosureImpact(ctx: Ctx, days: ClosureDays) {
  authorize(ctx, "closures:write");
  return readTenant(ctx, async (tx) => {
    const [where, { timeZone }, beneath] = await Promise.all([
      onClosedDays(tx, ctx, days),
      organizationOf(tx, ctx),
      countOnClosedDays(tx, ctx, days),
    ]);
    const views = where ? await appointmentViews(tx, ctx, where, SHOWN) : [];
    const first = views.map(({ id, start, end, service, professional, client }) => ({
      id,
      start,
      end,
      service,
      professional: `${professional.firstName} ${professional.lastName}`.trim(),
      client: `${client.firstName} ${client.lastName}`.trim(),
    }));
    return ok({ timeZone, count: beneath, first });
  });
}
