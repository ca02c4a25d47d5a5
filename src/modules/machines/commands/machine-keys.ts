import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { authorize, authorizeMachine } from "#modules/access/authorize.ts";
import { issueKey } from "#modules/keys/commands/issue-key.ts";
import { revokeKey } from "#modules/keys/commands/revoke-key.ts";
import { rotateKey } from "#modules/keys/commands/rotate-key.ts";
import { currentKey, ofMachine } from "../queries/machine-keys.ts";
import { actorId, type Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { RevokeMachineKey, RotateMachineKey } from "../schemas.ts";
import { machines } from "../tables.ts";

const HOUR_MS = 3_600_000;
/** For a machine that asks for itself: enough to ask again, should the answer be lost. */
const OWN_OVERLAP_MS = 24 * HOUR_MS;

/**
 * A new key for a machine, shown this once. The one it has is good until the new one is first used, or the deadline; a
 * machine without any (all revoked) is simply given one.
 */
export async function rotateMachineKey(ctx: Ctx, { machineId, overlapHours }: RotateMachineKey) {
  authorize(ctx, "machines:write");
  return withTenant(ctx, async (tx) => {
    const [machine] = await tx
      .update(machines)
      .set({ keyRotationAskedAt: null })
      .where(and(eq(machines.tenantId, ctx.tenantId), eq(machines.id, machineId)))
      .returning({ name: machines.name });
    if (!machine) return refuse("NOT_FOUND");
    await publish(tx, ctx, "machines", machineId);
    const current = await currentKey(tx, ctx, machineId);
    if (!current) {
      const { key } = await issueKey(tx, ctx, { kind: "machine", machineId, name: machine.name });
      return ok({ key, oldKeyExpiresAt: null });
    }
    const rotated = await rotateKey(tx, ctx, current, { deadline: new Date(ctx.now + overlapHours * HOUR_MS) });
    return rotated.ok ? ok({ key: rotated.key, oldKeyExpiresAt: rotated.oldKeyExpiresAt.getTime() }) : rotated;
  });
}

/** The machine asks for itself, with the key that it has. */
export async function rotateOwnKey(ctx: Ctx) {
  const machineId = authorizeMachine(ctx);
  return withTenant(ctx, async (tx) => {
    const rotated = await rotateKey(tx, ctx, actorId(ctx.actor) ?? "", {
      deadline: new Date(ctx.now + OWN_OVERLAP_MS),
    });
    if (!rotated.ok) return rotated;
    await publish(tx, ctx, "machines", machineId);
    return ok({ key: rotated.key, oldKeyExpiresAt: rotated.oldKeyExpiresAt.getTime() });
  });
}

/** Ends one of a machine's keys at once. Without another it says nothing more until someone brings it one. */
export async function revokeMachineKey(ctx: Ctx, { machineId, keyId }: RevokeMachineKey) {
  authorize(ctx, "machines:write");
  return withTenant(ctx, async (tx) => {
    if (!(await ofMachine(tx, ctx, machineId, keyId))) return refuse("NOT_FOUND");
    if (!(await revokeKey(tx, ctx, keyId))) return refuse("NOT_FOUND");
    await publish(tx, ctx, "machines", machineId);
    return ok({});
  });
}
