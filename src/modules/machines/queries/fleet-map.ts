import { sql } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import { can } from "#modules/access/policy.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { MachineStatus } from "../domain/machine-status.ts";
import { fleetFacts } from "./fleet-facts.ts";

export type FleetMap = Awaited<ReturnType<typeof fleetMap>>;
export type MapMachine = FleetMap["machines"][number];

/**
 * Machines in use where they stand, by their own coordinates or else their site's; those without any come with none. The one most worth
 * going to first. `loss` in minor units a day, for whoever may see sales.
 */
export async function fleetMap(tx: Tx, ctx: Ctx) {
  authorize(ctx, "machines:read");
  const { currency, timeZone } = await organizationOf(tx, ctx);
  const machines = await tx.execute<{
    id: string;
    name: string;
    location: string;
    siteId: string | null;
    site: string | null;
    latitude: number | null;
    longitude: number | null;
    status: MachineStatus;
    empty: number;
    low: number;
    alerts: number;
    loss: number | null;
  }>(sql`
    select m.id, m.name, m.location, m.site_id as "siteId", t.name as site, coalesce(m.latitude, t.latitude) as latitude, coalesce(m.longitude, t.longitude) as longitude,
           f.status, f.empty::int as empty, f.low::int as low, f.alerts::int as alerts, ${can(ctx.actor, "sales:read") ? sql`f.loss::float8` : sql`null::float8`} as loss
      from (${fleetFacts(ctx, { q: "" }, null)}) f
      join machines m on m.tenant_id = ${ctx.tenantId} and m.id = f.id
      left join sites t on t.tenant_id = m.tenant_id and t.id = m.site_id
     where not f.archived order by f.loss desc, f.alerts desc, f.empty desc, f.low desc, m.name, m.id`);
  return { currency, timeZone, now: ctx.now, machines: [...machines] };
}
