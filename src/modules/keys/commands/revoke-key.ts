import { and, eq, isNull } from "drizzle-orm";
import { audit } from "#modules/audit/commands/audit.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { apiKeys } from "../tables.ts";

/**
 * Ends a key at once, in the caller's transaction; the caller has authorized it.
 * @returns whether there was such a key, revoked now or before
 */
export async function revokeKey(tx: Tx, ctx: Ctx, keyId: string): Promise<boolean> {
  const [key] = await tx
    .select({ revokedAt: apiKeys.revokedAt })
    .from(apiKeys)
    .where(and(eq(apiKeys.tenantId, ctx.tenantId), eq(apiKeys.id, keyId)));
  if (!key) return false;
  const revoked = await tx
    .update(apiKeys)
    .set({ revokedAt: new Date(ctx.now) })
    .where(and(eq(apiKeys.tenantId, ctx.tenantId), eq(apiKeys.id, keyId), isNull(apiKeys.revokedAt)))
    .returning({ id: apiKeys.id, short: apiKeys.short });
  for (const { short } of revoked)
    await audit(tx, ctx, { action: "key.revoke", subject: { type: "key", id: keyId }, data: { short } });
  return true;
}
