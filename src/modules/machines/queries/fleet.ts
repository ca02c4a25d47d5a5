import { and, asc, eq, sql } from "drizzle-orm";
import { dateOf } from "#lib/time.ts";
import { authorize } from "#modules/access/authorize.ts";
import { can } from "#modules/access/policy.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { levelOf, type LevelState } from "../domain/level.ts";
import { statusOf } from "../domain/machine-status.ts";
import { byPosition } from "../domain/position-order.ts";
import { machines, sites } from "../tables.ts";

export type Fleet = Awaited<ReturnType<typeof fleetOf>>;
export type FleetMachine = Fleet["machines"][number];
export type FleetLevel = { position: string; share: number; state: LevelState };

/** Every machine with its site, its levels, its open alerts and, for whoever may see sales, what it took today. */
export async function fleetOf(tx: Tx, ctx: Ctx) {
  authorize(ctx, "machines:read");
  const [{ currency, timeZone }, rows, levels, alerts] = await Promise.all([
    organizationOf(tx, ctx),
    tx
      .select({ machine: machines, site: { id: sites.id, name: sites.name } })
      .from(machines)
      .leftJoin(sites, and(eq(sites.tenantId, machines.tenantId), eq(sites.id, machines.siteId)))
      .where(eq(machines.tenantId, ctx.tenantId))
      .orderBy(asc(machines.name), asc(machines.id)),
    levelsOf(tx, ctx),
    alertsOf(tx, ctx),
  ]);
  const today = can(ctx.actor, "sales:read") ? await soldOn(tx, ctx, dateOf(ctx.now, timeZone)) : null;
  return {
    currency,
    timeZone,
    now: ctx.now,
    machines: rows.map(({ machine, site }) => ({
      id: machine.id,
      name: machine.name,
      location: machine.location,
      site,
      model: machine.model,
      photoId: machine.photoId,
      status: statusOf(machine.lastSeenAt?.getTime() ?? null, ctx.now),
      lastSeenAt: machine.lastSeenAt?.getTime() ?? null,
      temperatureC: machine.temperatureC,
      signalDbm: machine.signalDbm,
      pending: machine.configVersion > (machine.reportedConfigVersion ?? 0),
      archived: machine.archivedAt !== null,
      levels: levels.get(machine.id) ?? [],
      alerts: alerts.get(machine.id) ?? 0,
      today: today ? (today.get(machine.id) ?? { units: 0, takingsMinor: 0 }) : null,
    })),
  };
}

/** As SQL, like what follows: stock, alerts and sales lie above this module, which must not import them. */
async function levelsOf(tx: Tx, ctx: Ctx): Promise<Map<string, FleetLevel[]>> {
  const rows = await tx.execute<{
    machine_id: string;
    position: string;
    capacity: number;
    low_stock_threshold: number;
    quantity: number;
  }>(sql`
    select s.machine_id, s.position, s.capacity, s.low_stock_threshold, coalesce(l.quantity, 0) as quantity
      from machine_slots s
      left join stock_levels l on l.tenant_id = s.tenant_id and l.machine_id = s.machine_id and l.position = s.position
     where s.tenant_id = ${ctx.tenantId} and s.removed_at is null`);
  const of = new Map<string, FleetLevel[]>();
  for (const row of [...rows].toSorted(byPosition)) {
    const { share, state } = levelOf(row.quantity, {
      capacity: row.capacity,
      lowStockThreshold: row.low_stock_threshold,
    });
    const list = of.get(row.machine_id) ?? [];
    list.push({ position: row.position, share: Math.round(share * 100) / 100, state });
    of.set(row.machine_id, list);
  }
  return of;
}

async function alertsOf(tx: Tx, ctx: Ctx): Promise<Map<string, number>> {
  const rows = await tx.execute<{ machine_id: string; count: number }>(sql`
    select machine_id, count(*)::int as count from alerts
     where tenant_id = ${ctx.tenantId} and state in ('open', 'acknowledged') and machine_id is not null group by machine_id`);
  return new Map(rows.map((row) => [row.machine_id, row.count]));
}

async function soldOn(tx: Tx, ctx: Ctx, day: string) {
  const rows = await tx.execute<{ machine_id: string; units: number; takings: number }>(sql`
    select machine_id, units::float8 as units, minor::float8 as takings from machine_sale_days
     where tenant_id = ${ctx.tenantId} and day = ${day}::date`);
  return new Map(rows.map((row) => [row.machine_id, { units: row.units, takingsMinor: row.takings }]));
}
