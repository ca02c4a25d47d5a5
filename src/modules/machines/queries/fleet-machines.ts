import { and, eq, inArray, sql } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { levelOf, type LevelState } from "../domain/level.ts";
import { statusOf } from "../domain/machine-status.ts";
import { byPosition } from "../domain/position-order.ts";
import { machines, sites } from "../tables.ts";

export type FleetLevel = { position: string; share: number; state: LevelState };

const idsOf = (ids: readonly string[]) => sql`any (${`{${ids.join(",")}}`}::uuid[])`;

/**
 * Machines in the order of `ids`, each with its site, its levels, its open alerts and, for whoever may see sales, what it took today.
 * @param today the institution's date; null: no sales
 */
export async function fleetMachines(tx: Tx, ctx: Ctx, ids: readonly string[], today: string | null) {
  if (ids.length === 0) return [];
  const [rows, levels, alerts, sold] = await Promise.all([
    tx
      .select({ machine: machines, site: { id: sites.id, name: sites.name } })
      .from(machines)
      .leftJoin(sites, and(eq(sites.tenantId, machines.tenantId), eq(sites.id, machines.siteId)))
      .where(and(eq(machines.tenantId, ctx.tenantId), inArray(machines.id, [...ids]))),
    levelsOf(tx, ctx, ids),
    alertsOf(tx, ctx, ids),
    today === null ? null : soldOn(tx, ctx, ids, today),
  ]);
  const found = new Map(rows.map((row) => [row.machine.id, row]));
  return ids.flatMap((id) => {
    const row = found.get(id);
    if (!row) return [];
    const { machine, site } = row;
    return [
      {
        id,
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
        levels: levels.get(id) ?? [],
        alerts: alerts.get(id) ?? 0,
        today: sold ? (sold.get(id) ?? { units: 0, takingsMinor: 0 }) : null,
      },
    ];
  });
}

/** As SQL, like what follows: stock, alerts and sales lie above this module, which must not import them. */
async function levelsOf(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<Map<string, FleetLevel[]>> {
  const rows = await tx.execute<{
    id: string;
    slots: [position: string, capacity: number, threshold: number, stock: number][];
  }>(sql`
    select s.machine_id as id, json_agg(json_build_array(s.position, s.capacity, s.low_stock_threshold, coalesce(l.quantity, 0))) as slots
      from machine_slots s
      left join stock_levels l on l.tenant_id = s.tenant_id and l.machine_id = s.machine_id and l.position = s.position
     where s.tenant_id = ${ctx.tenantId} and s.removed_at is null and s.machine_id = ${idsOf(ids)} group by 1`);
  return new Map(
    rows.map(({ id, slots }) => [
      id,
      slots
        .map(([position, capacity, lowStockThreshold, stock]) => {
          const { share, state } = levelOf(stock, { capacity, lowStockThreshold });
          return { position, share: Math.round(share * 100) / 100, state };
        })
        .toSorted(byPosition),
    ]),
  );
}

async function alertsOf(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.execute<{ machine_id: string; count: number }>(sql`
    select machine_id, count(*)::int as count from alerts
     where tenant_id = ${ctx.tenantId} and state in ('open', 'acknowledged') and machine_id = ${idsOf(ids)} group by machine_id`);
  return new Map(rows.map((row) => [row.machine_id, row.count]));
}

async function soldOn(tx: Tx, ctx: Ctx, ids: readonly string[], day: string) {
  const rows = await tx.execute<{ machine_id: string; units: number; takings: number }>(sql`
    select machine_id, units::float8 as units, minor::float8 as takings from machine_sale_days
     where tenant_id = ${ctx.tenantId} and day = ${day}::date and machine_id = ${idsOf(ids)}`);
  return new Map(rows.map((row) => [row.machine_id, { units: row.units, takingsMinor: row.takings }]));
}
