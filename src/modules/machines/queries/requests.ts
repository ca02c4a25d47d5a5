import { and, desc, eq, gte, lt } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import { apiKeys, requestLog } from "#modules/keys/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { RequestsOf } from "../schemas.ts";

const PAGE = 40;

/** What a machine sent and how it was answered, as it was sent, newest first. */
export async function machineRequests(tx: Tx, ctx: Ctx, { machineId, before, failed }: RequestsOf) {
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
        ...(failed ? [gte(requestLog.status, 400)] : []),
      ),
    )
    .orderBy(desc(requestLog.id))
    .limit(PAGE + 1);
  return {
    requests: rows.slice(0, PAGE).map(({ at, ...row }) => ({ ...row, at: at.getTime() })),
    more: rows.length > PAGE,
  };
}
