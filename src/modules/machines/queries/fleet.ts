import { asc, eq } from "drizzle-orm";
import { dateOf } from "#lib/time.ts";
import { authorize } from "#modules/access/authorize.ts";
import { can } from "#modules/access/policy.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { machines } from "../tables.ts";
import { fleetMachines } from "./fleet-machines.ts";

/** Every machine by name: to choose several of them from. A screen takes them page by page (`fleetPage`). */
export async function fleetOf(tx: Tx, ctx: Ctx) {
  authorize(ctx, "machines:read");
  const [{ currency, timeZone }, rows] = await Promise.all([
    organizationOf(tx, ctx),
    tx
      .select({ id: machines.id })
      .from(machines)
      .where(eq(machines.tenantId, ctx.tenantId))
      .orderBy(asc(machines.name), asc(machines.id)),
  ]);
  const today = can(ctx.actor, "sales:read") ? dateOf(ctx.now, timeZone) : null;
  const ids = rows.map(({ id }) => id);
  return { currency, timeZone, now: ctx.now, machines: await fleetMachines(tx, ctx, ids, today) };
}
