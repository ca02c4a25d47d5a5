import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { machineChangedQueue } from "#modules/machines/queue.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { enqueue } from "#platform/queue/queue.ts";

/** Of each machine, the last so many are kept. */
const MOST_KEPT = 500;
/** Of each event, so much is kept as it was told. */
const MOST_OF_EVENT = 2000;
/** The latest requests that told of it: a machine that never stops repeating itself fills nothing. */
const MOST_REQUESTS = 20;

export type Rejection = { eventId: string; code: string; field?: string | undefined; event: unknown };

/**
 * Keeps what a machine told of and could not be counted, so that somebody learns of it: once for each event and reason, however
 * often it is told. Its alerts are judged anew.
 */
export async function keepRejections(ctx: Ctx, machineId: string, rejections: readonly Rejection[]): Promise<void> {
  const rows = new Map(
    rejections.map(({ eventId, code, field, event }) => {
      const written = JSON.stringify(event);
      const digest = createHash("sha256").update(`${code} ${written}`).digest("hex");
      // JSON writes what PostgreSQL cannot keep as an escape; cutting may halve a pair.
      const kept = written.slice(0, MOST_OF_EVENT).toWellFormed();
      return [
        digest,
        {
          id: newId(),
          event_id: clean(eventId),
          position: positionOf(event),
          code,
          field: field ?? null,
          event: kept,
          digest,
        },
      ];
    }),
  );
  if (rows.size === 0) return;
  await withTenant(ctx, async (tx) => {
    await tx.execute(sql`
      insert into rejected_sales as r (tenant_id, id, machine_id, event_id, position, code, field, event, digest, times, first_at, last_at, request_ids)
      select ${ctx.tenantId}::uuid, x.id, ${machineId}::uuid, x.event_id, x.position, x.code, x.field, x.event, x.digest, 1, g.now, g.now,
             jsonb_build_array(${ctx.requestId}::text)
        from (select to_timestamp(${ctx.now}::bigint / 1000.0) as now) g
       cross join jsonb_to_recordset(${JSON.stringify([...rows.values()])}::jsonb)
               as x (id uuid, event_id text, position text, code text, field text, event text, digest text)
       order by x.digest
      on conflict (tenant_id, machine_id, digest) do update
         set times = r.times + 1, last_at = greatest(r.last_at, excluded.last_at),
             request_ids = jsonb_path_query_array(excluded.request_ids || r.request_ids, ${`$[0 to ${String(MOST_REQUESTS - 1)}]`}::jsonpath)`);
    await tx.execute(sql`
      delete from rejected_sales
       where tenant_id = ${ctx.tenantId} and machine_id = ${machineId}::uuid and id in (
         select id from rejected_sales where tenant_id = ${ctx.tenantId} and machine_id = ${machineId}::uuid
          order by last_at desc, id desc offset ${MOST_KEPT})`);
    await enqueue(tx, ctx, machineChangedQueue, { machineId });
    await publish(tx, ctx, "machines", machineId);
  });
}

const clean = (text: string): string => text.replaceAll("\u0000", "").toWellFormed().slice(0, 64);

/** Where it says that it was sold, if it says so. */
function positionOf(event: unknown): string | null {
  const position = typeof event === "object" && event !== null && "position" in event ? event.position : null;
  return typeof position === "string" ? clean(position) : null;
}
