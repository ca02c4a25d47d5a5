import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import { listKeys } from "#modules/keys/queries/list-keys.ts";
import { apiKeys } from "#modules/keys/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";

/** A machine's keys that still open something, and those that ended, newest first. */
export async function machineKeys(tx: Tx, ctx: Ctx, machineId: string) {
  authorize(ctx, "machines:read");
  return listKeys(tx, ctx, { machineId });
}

export async function ofMachine(tx: Tx, ctx: Ctx, machineId: string, keyId: string): Promise<boolean> {
  const [found] = await tx
    .select({ id: apiKeys.id })
    .from(apiKeys)
    .where(and(eq(apiKeys.tenantId, ctx.tenantId), eq(apiKeys.machineId, machineId), eq(apiKeys.id, keyId)));
  return found !== undefined;
}

/** The key that a machine signs in with: of those that are good, the one it used last, else the newest. */
export async function currentKey(tx: Tx, ctx: Ctx, machineId: string): Promise<string | null> {
  const now = new Date(ctx.now).toISOString();
  const [key] = await tx
    .select({ id: apiKeys.id })
    .from(apiKeys)
    .where(
      and(
        eq(apiKeys.tenantId, ctx.tenantId),
        eq(apiKeys.machineId, machineId),
        isNull(apiKeys.revokedAt),
        sql`(${apiKeys.expiresAt} is null or ${apiKeys.expiresAt} > ${now}::timestamptz)`,
      ),
    )
    .orderBy(sql`${apiKeys.firstUsedAt} desc nulls last`, desc(apiKeys.id))
    .limit(1);
  return key?.id ?? null;
}
