import { sql } from "drizzle-orm";
import { dateOf } from "#lib/time.ts";
import { authorize } from "#modules/access/authorize.ts";
import { can } from "#modules/access/policy.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { FLEET_FILTERS, type FleetFilter, type FleetPageOf } from "../schemas.ts";
import { readFleetEnd, writeFleetEnd } from "../fleet-end.ts";
import { fleetFacts, IS_AMONG, ORDER_KEYS } from "./fleet-facts.ts";
import { fleetMachines } from "./fleet-machines.ts";

export type FleetPage = Awaited<ReturnType<typeof fleetPage>>;
/** `loss`: what it does not sell each day, in minor units; null for whoever may not see sales. */
export type ListedMachine = FleetPage["machines"][number];

type Row = {
  id: string | null;
  name: string;
  loss: number;
  k1: number;
  k2: number;
  k3: number;
  k4: number;
  counts: Record<FleetFilter, number>;
};

/** The fleet in the order that is asked for, a page of it; and how many machines each filter would show. */
export async function fleetPage(tx: Tx, ctx: Ctx, { filter, site, q, order, cursor, limit }: FleetPageOf) {
  authorize(ctx, "machines:read");
  const { currency, timeZone } = await organizationOf(tx, ctx);
  const today = can(ctx.actor, "sales:read") ? dateOf(ctx.now, timeZone) : null;
  const end = readFleetEnd(cursor);
  const [k1, k2, k3, k4] = ORDER_KEYS[order];
  const after = end
    ? sql`and (${k1}, ${k2}, ${k3}, ${k4}, f.name, f.id) > (${sql.join(
        end.keys.map((key) => sql`${key}::float8`),
        sql`, `,
      )}, ${end.name}, ${end.id}::uuid)`
    : sql``;
  const rows = await tx.execute<Row>(sql`
    with f as materialized (${fleetFacts(ctx, { site, q }, today)}),
    counts as (select json_build_object(${sql.join(
      FLEET_FILTERS.map((each) => sql`${sql.raw(`'${each}'`)}, count(*) filter (where ${IS_AMONG[each]})`),
      sql`, `,
    )}) as counts from f),
    page as (select f.id, f.name, f.loss::float8 as loss, ${k1} as k1, ${k2} as k2, ${k3} as k3, ${k4} as k4 from f where ${IS_AMONG[filter]} ${after}
              order by 4, 5, 6, 7, 2, 1 limit ${limit + 1})
    select page.*, counts.counts from counts left join page on true order by k1, k2, k3, k4, name, id`);
  const found = rows.flatMap(({ id, ...row }) => (id === null ? [] : [{ id, ...row }]));
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const none = Object.fromEntries(FLEET_FILTERS.map((each) => [each, 0])) as Record<FleetFilter, number>;
  const ids = page.map(({ id }) => id);
  const machines = await fleetMachines(tx, ctx, ids, today);
  const loss = new Map(page.map((row) => [row.id, row.loss]));
  return {
    currency,
    timeZone,
    now: ctx.now,
    counts: rows[0]?.counts ?? none,
    machines: machines.map((machine) => ({ ...machine, loss: today === null ? null : (loss.get(machine.id) ?? 0) })),
    next:
      found.length > limit && last
        ? writeFleetEnd({ keys: [last.k1, last.k2, last.k3, last.k4], name: last.name, id: last.id })
        : null,
  };
}

/** Those machines as they are now, for a page that shows them already; what is unknown here is left out. */
export async function fleetRows(tx: Tx, ctx: Ctx, ids: readonly string[]) {
  authorize(ctx, "machines:read");
  const { timeZone } = await organizationOf(tx, ctx);
  const today = can(ctx.actor, "sales:read") ? dateOf(ctx.now, timeZone) : null;
  return { now: ctx.now, machines: await fleetMachines(tx, ctx, ids, today) };
}
