import { and, desc, eq, isNull } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import { issueKey } from "#modules/keys/commands/issue-key.ts";
import { revokeKey } from "#modules/keys/commands/revoke-key.ts";
import { apiKeys } from "#modules/keys/tables.ts";
import { actorId, type Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { DeliverKey } from "../schemas.ts";
import { machines } from "../tables.ts";

/** So many answers may be under way at once; a key from an older one was never received. */
const KEPT = 3;

/** Asks for a new key to go out with the machine's next heartbeat, or takes that back. */
export async function askForKeyDelivery(ctx: Ctx, { machineId, wanted }: DeliverKey) {
  authorize(ctx, "machines:write");
  return withTenant(ctx, async (tx) => {
    const [found] = await tx
      .update(machines)
      .set({ keyRotationAskedAt: wanted ? new Date(ctx.now) : null })
      .where(and(eq(machines.tenantId, ctx.tenantId), eq(machines.id, machineId), isNull(machines.archivedAt)))
      .returning({ id: machines.id });
    if (!found) return refuse("NOT_FOUND");
    await audit(tx, ctx, {
      action: wanted ? "machine.key_by_heartbeat" : "machine.key_kept",
      subject: { type: "machine", id: machineId },
    });
    await publish(tx, ctx, "machines", machineId);
    return ok({});
  });
}

/**
 * The new key that this heartbeat's answer carries. Until one of them is used, every answer carries another: an answer that
 * is lost costs nothing, for the old key is good until then. The first use ends the rotation and the keys never received.
 */
export async function deliverKey(
  tx: Tx,
  ctx: Ctx,
  machine: { id: string; name: string; askedAt: Date },
): Promise<string | null> {
  const ownKeyId = actorId(ctx.actor);
  if (!ownKeyId) return null;
  const [own] = await tx
    .select({ createdAt: apiKeys.createdAt, replaces: apiKeys.replaces })
    .from(apiKeys)
    .where(and(eq(apiKeys.tenantId, ctx.tenantId), eq(apiKeys.id, ownKeyId)));
  const replaces = own?.replaces && own.createdAt >= machine.askedAt ? own.replaces : null;
  const unused = await tx
    .select({ id: apiKeys.id })
    .from(apiKeys)
    .where(
      and(
        eq(apiKeys.tenantId, ctx.tenantId),
        eq(apiKeys.machineId, machine.id),
        eq(apiKeys.replaces, replaces ?? ownKeyId),
        isNull(apiKeys.firstUsedAt),
        isNull(apiKeys.revokedAt),
      ),
    )
    .orderBy(desc(apiKeys.id));
  for (const { id } of unused.filter(({ id }) => id !== ownKeyId).slice(replaces ? 0 : KEPT - 1))
    await revokeKey(tx, ctx, id);
  if (!replaces)
    return (await issueKey(tx, ctx, { kind: "machine", machineId: machine.id, name: machine.name, replaces: ownKeyId }))
      .key;

  await tx
    .update(machines)
    .set({ keyRotationAskedAt: null })
    .where(and(eq(machines.tenantId, ctx.tenantId), eq(machines.id, machine.id)));
  await publish(tx, ctx, "machines", machine.id);
  return null;
}
