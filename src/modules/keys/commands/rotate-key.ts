import { and, eq, isNull } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { isLive } from "../domain/key-life.ts";
import type { KeyScope } from "../schemas.ts";
import { apiKeys } from "../tables.ts";
import { issueKey } from "./issue-key.ts";

/**
 * A successor with the same name and reach, in the caller's transaction; the caller has authorized it. The old key ends
 * at the successor's first use (`admit_key` sees to it) or at `deadline`, whichever comes first. A successor that was
 * never used gives way to this one, so that of an interrupted rotation no forgotten key stays good.
 */
export async function rotateKey(tx: Tx, ctx: Ctx, keyId: string, { deadline }: { deadline: Date }) {
  const [old] = await tx
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.tenantId, ctx.tenantId), eq(apiKeys.id, keyId)))
    .for("update");
  if (!old) return refuse("NOT_FOUND");
  if (!isLive(old, ctx.now)) return refuse("KEY_ENDED");
  await tx
    .update(apiKeys)
    .set({ revokedAt: new Date(ctx.now) })
    .where(
      and(
        eq(apiKeys.tenantId, ctx.tenantId),
        eq(apiKeys.replaces, keyId),
        isNull(apiKeys.firstUsedAt),
        isNull(apiKeys.revokedAt),
      ),
    );

  const expiresAt = old.expiresAt && old.expiresAt < deadline ? old.expiresAt : deadline;
  await tx
    .update(apiKeys)
    .set({ expiresAt })
    .where(and(eq(apiKeys.tenantId, ctx.tenantId), eq(apiKeys.id, keyId)));
  const { name, machineId } = old;
  const made = await issueKey(
    tx,
    ctx,
    machineId
      ? { kind: "machine", machineId, name, replaces: keyId }
      : { kind: "organization", scopes: old.scopes as KeyScope[], name, replaces: keyId },
  );
  await audit(tx, ctx, {
    action: "key.rotate",
    subject: { type: "key", id: keyId },
    data: { short: old.short, successor: made.keyId, until: expiresAt.toISOString() },
  });
  return ok({ ...made, oldKeyExpiresAt: expiresAt });
}
