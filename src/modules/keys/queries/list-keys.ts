import { and, desc, eq, sql } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { lifeOf } from "../domain/key-life.ts";
import { apiKeys } from "../tables.ts";

/** A machine that is cut off while it rotates leaves a key a minute behind. */
const MOST = 200;

/**
 * Keys of the institution, or of one machine: those not revoked, then the others, newest first. Never their hashes. The caller
 * has authorized it.
 */
export async function listKeys(tx: Tx, ctx: Ctx, of: { kind: "organization" } | { machineId: string }) {
  const whose = "machineId" in of ? eq(apiKeys.machineId, of.machineId) : eq(apiKeys.kind, of.kind);
  const rows = await tx
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.tenantId, ctx.tenantId), whose))
    .orderBy(sql`${apiKeys.revokedAt} is not null`, desc(apiKeys.id))
    .limit(MOST);
  return rows.map((key) => ({
    id: key.id,
    name: key.name,
    short: key.short,
    scopes: key.scopes,
    life: lifeOf(key, ctx.now),
    createdAt: key.createdAt.getTime(),
    expiresAt: key.expiresAt?.getTime() ?? null,
    revokedAt: key.revokedAt?.getTime() ?? null,
    firstUsedAt: key.firstUsedAt?.getTime() ?? null,
    lastUsedAt: key.lastUsedAt?.getTime() ?? null,
    lastUsedFrom: key.lastUsedFrom,
    replaces: key.replaces,
  }));
}
export type ListedKey = Awaited<ReturnType<typeof listKeys>>[number];
