import { sql } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { actorId, type Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { lockStock } from "./lock-stock.ts";
import { tellStockChanged } from "./tell-stock-changed.ts";

export type NewMovements = {
  machineId: string;
  kind: "refill" | "waste";
  /** Epoch milliseconds. */
  at: number;
  /** Units put in or taken out, always above zero. */
  items: readonly { position: string; quantity: number }[];
  /** Makes a repetition the same movement, e.g. `visit:<id>`. */
  cause: string;
  note?: string | null | undefined;
};

export type Moved = { position: string; quantity: number; fresh: boolean };

type Row = { position: string; stock: number; delta: number; threshold: number | null; fresh: boolean };

/**
 * Puts units into positions or takes them out. What happened before a count that is known already was seen by it, so the
 * count's correction takes it back, as with sales. Positions that never were are left out.
 * For callers within a transaction; they authorize and audit.
 * @returns each position's stock now
 */
export async function addMovements(tx: Tx, ctx: Ctx, movements: NewMovements): Promise<Moved[]> {
  const { machineId, kind, at, cause, note } = movements;
  const sign = kind === "refill" ? 1 : -1;
  const items = movements.items.map(({ position, quantity }, part) => ({
    part,
    position,
    quantity: sign * quantity,
    id: newId(),
    correction: newId(),
  }));
  const [, rows] = await Promise.all([
    lockStock(tx, ctx, machineId),
    tx.execute<Row>(sql`
    with given as materialized (
      select ${ctx.tenantId}::uuid as tenant, ${machineId}::uuid as machine, to_timestamp(${ctx.now}::bigint / 1000.0) as now,
             to_timestamp(${at}::bigint / 1000.0) as at, ${kind}::text as kind, ${cause}::text as cause, ${note ?? null}::text as note,
             ${ctx.actor.type}::text as actor_type, ${actorId(ctx.actor)}::text as actor_id
    ), placed as materialized (
      select x.*, s.product_id, case when s.removed_at is null then s.low_stock_threshold end as threshold, coalesce(l.quantity, 0) as stock,
             not exists (select from stock_movements m where m.tenant_id = g.tenant and m.kind = g.kind
                            and m.cause = g.cause || ':' || x.position and m.part = 0) as fresh
        from given g
       cross join jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as x (part int, id uuid, correction uuid, position text, quantity int)
        join machine_slots s on s.tenant_id = g.tenant and s.machine_id = g.machine and s.position = x.position
        left join stock_levels l on l.tenant_id = g.tenant and l.machine_id = g.machine and l.position = x.position
    ), moved as (
      insert into stock_movements (tenant_id, id, machine_id, position, product_id, kind, quantity, cause, occurred_at, recorded_at, actor_type, actor_id, note)
      select g.tenant, p.id, g.machine, p.position, p.product_id, g.kind, p.quantity, g.cause || ':' || p.position, g.at, g.now, g.actor_type, g.actor_id, g.note
        from given g cross join placed p where p.fresh
      union all
      select g.tenant, p.correction, g.machine, p.position, p.product_id, 'count_correction', -p.quantity,
             'count:' || seen.id || ':' || g.kind || ':' || p.id, seen.observed_at, g.now, g.actor_type, g.actor_id, null
        from given g cross join placed p
       cross join lateral (
         select k.id, k.observed_at from stock_counts k
          where k.tenant_id = g.tenant and k.machine_id = g.machine and k.position = p.position and k.observed_at >= g.at
          order by k.observed_at, k.id limit 1) seen
       where p.fresh
      returning position, quantity
    )
    select p.position, p.stock, p.threshold, p.fresh,
           coalesce((select sum(v.quantity) from moved v where v.position = p.position), 0)::int as delta
      from placed p order by p.part`),
  ]);
  await tellStockChanged(tx, ctx, machineId, rows);
  return rows.map(({ position, stock, delta, fresh }) => ({ position, quantity: stock + delta, fresh }));
}
