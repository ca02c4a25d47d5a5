import { and, desc, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import { apiKeys, requestLog } from "#modules/keys/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { RequestsOf } from "../schemas.ts";

const PAGE = 40;

/** What a machine sent and how it was answered, as it was sent, newest first. */
export async function machineRequests(tx: Tx, ctx: Ctx, { machineId, before, only }: RequestsOf) {
  authorize(ctx, "machines:write");
  const rows = await tx
    .select({
      id: requestLog.id,
      at: requestLog.at,
      method: requestLog.method,
      path: requestLog.path,
      status: requestLog.status,
      errorCode: requestLog.errorCode,
      ms: requestLog.ms,
      bytesIn: requestLog.bytesIn,
      address: requestLog.address,
      requestId: requestLog.requestId,
      body: requestLog.body,
      keyShort: apiKeys.short,
    })
    .from(requestLog)
    .leftJoin(apiKeys, and(eq(apiKeys.tenantId, requestLog.tenantId), eq(apiKeys.id, requestLog.keyId)))
    .where(
      and(
        eq(requestLog.tenantId, ctx.tenantId),
        eq(requestLog.machineId, machineId),
        ...(before ? [lt(requestLog.id, before)] : []),
        ...(only === "failed" ? [gte(requestLog.status, 400)] : []),
        ...(only === "rejected"
          ? [sql`${requestLog.requestId} in (select request_id from ${rejectedBy(ctx, machineId)})`]
          : []),
      ),
    )
    .orderBy(desc(requestLog.id))
    .limit(PAGE + 1);
  const rejected = await rejectionsIn(
    tx,
    ctx,
    machineId,
    rows.map(({ requestId }) => requestId),
  );
  return {
    requests: rows
      .slice(0, PAGE)
      .map(({ at, ...row }) => ({ ...row, at: at.getTime(), rejected: rejected.get(row.requestId) ?? 0 })),
    more: rows.length > PAGE,
  };
}

/** Sales that could not be counted, by the requests that told of them. As SQL: sales lie above this module, which must not import them. */
const rejectedBy = (ctx: Ctx, machineId: string): SQL => sql`(
  select jsonb_array_elements_text(request_ids) as request_id from rejected_sales
   where tenant_id = ${ctx.tenantId} and machine_id = ${machineId}::uuid) told`;

async function rejectionsIn(tx: Tx, ctx: Ctx, machineId: string, requestIds: readonly string[]) {
  if (requestIds.length === 0) return new Map<string, number>();
  const rows = await tx.execute<{ request_id: string; count: number }>(sql`
    select request_id, count(*)::int as count from ${rejectedBy(ctx, machineId)}
     where request_id in ${[...requestIds]} group by 1`);
  return new Map(rows.map(({ request_id, count }) => [request_id, count]));
}
