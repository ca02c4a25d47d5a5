import { sql } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";

const DAY_MS = 86_400_000;
/** So often within a day is no slip. */
const REPEATED = 3;

/**
 * Whether a machine keeps telling of sales that cannot be counted: how many of them, and since when (epoch milliseconds); null
 * if it does not. One that was counted since, or whose position there is by now, is over. For a caller that has authorized it.
 */
export async function repeatedRejections(
  tx: Tx,
  ctx: Ctx,
  machineId: string,
): Promise<{ count: number; since: number } | null> {
  const [found] = await tx.execute<{ count: number; times: number; since: number | null }>(sql`
    select count(*)::int as count, coalesce(sum(r.times), 0)::int as times, round(extract(epoch from min(r.first_at)) * 1000)::float8 as since
      from rejected_sales r
     where r.tenant_id = ${ctx.tenantId} and r.machine_id = ${machineId}::uuid
       and r.last_at > to_timestamp((${ctx.now}::bigint - ${DAY_MS}::bigint) / 1000.0)
       and not exists (select from sale_events e where e.tenant_id = r.tenant_id and e.machine_id = r.machine_id and e.event_id = r.event_id)
       and not (r.code = 'UNKNOWN_POSITION' and exists (
         select from machine_slots s where s.tenant_id = r.tenant_id and s.machine_id = r.machine_id
            and s.position = r.position))`);
  return found && found.times >= REPEATED && found.since !== null ? { count: found.count, since: found.since } : null;
}
