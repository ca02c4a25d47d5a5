import { sql } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { idAt } from "./sales.ts";

/** When each machine in turn was counted last: lately, a while ago, long ago, never. */
const COUNTED_DAYS_AGO = [1, 3, 9, 20, 45, null];
/** These, by their place in the fleet, told a sale twice after a restart. */
const ECHOING = [1, 6];

/**
 * What people and restarts leave behind: counts, which found what the ledger says, old and new and none at all, so that stock
 * is more and less to be believed; and sales that were told again, set aside for somebody to judge.
 */
export async function countAndSetAside(tx: Tx, ctx: Ctx, made: readonly { id: string }[]): Promise<void> {
  const now = new Date(ctx.now).toISOString();
  const counted = made.flatMap(({ id }, index) => {
    const days = COUNTED_DAYS_AGO[index % COUNTED_DAYS_AGO.length];
    return typeof days === "number" ? [{ id, days }] : [];
  });
  await tx.execute(sql`
    with counted as (
      select id, ${now}::timestamptz - days * interval '1 day' as at
        from jsonb_to_recordset(${JSON.stringify(counted)}::jsonb) as x (id uuid, days int)
    )
    insert into stock_counts (tenant_id, id, machine_id, position, observed_at, quantity, source, cause, recorded_at)
    select ${ctx.tenantId}::uuid, ${idAt("c.at")}, s.machine_id, s.position, c.at, coalesce(sum(m.quantity), 0), 'desk', 'seed', c.at
      from counted c
      join machine_slots s on s.tenant_id = ${ctx.tenantId} and s.machine_id = c.id
      left join stock_movements m on m.tenant_id = s.tenant_id and m.machine_id = s.machine_id and m.position = s.position
                                 and m.occurred_at <= c.at
     group by s.machine_id, s.position, c.at`);
  const echoing = ECHOING.flatMap((index) => made[index]?.id ?? []);
  if (echoing.length === 0) return;
  await tx.execute(sql`
    with told as (
      select distinct on (machine_id) * from sale_logs
       where tenant_id = ${ctx.tenantId} and machine_id in ${echoing} and occurred_at < ${now}::timestamptz - interval '3 hours'
       order by machine_id, occurred_at desc
    ), echoes as materialized (
      select t.*, 'r-' || t.event_id as echo, ${idAt("t.occurred_at")} as echo_id, t.occurred_at + interval '14 seconds' as told_at
        from told t
    ), taken as (
      insert into sale_events (tenant_id, machine_id, event_id, sale_id)
      select tenant_id, machine_id, echo, echo_id from echoes
    )
    insert into set_aside_sales (tenant_id, id, machine_id, event_id, echo_of, sale, received_at)
    select tenant_id, echo_id, machine_id, echo, event_id,
           jsonb_build_object('position', position, 'quantity', quantity, 'unit_price_minor', unit_price_minor, 'payment', payment,
                              'clock', 'uncertain', 'seq', null, 'reason', 'reboot',
                              'sold_at', (extract(epoch from told_at) * 1000)::bigint, 'occurred_at', (extract(epoch from told_at) * 1000)::bigint),
           told_at + interval '90 seconds'
      from echoes`);
}
