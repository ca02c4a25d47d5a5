import { newId } from "#lib/ids.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { actorId, type Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { mintKey } from "../domain/key-format.ts";
import type { KeyScope } from "../schemas.ts";
import { apiKeys } from "../tables.ts";

export type NewKey = {
  name: string;
  /** The key that this one ends at its first use. */
  replaces?: string | undefined;
  expiresAt?: Date | undefined;
} & ({ kind: "machine"; machineId: string } | { kind: "organization"; scopes: readonly KeyScope[] });

/**
 * Makes a key in the caller's transaction. The caller has authorized it.
 * @returns `key` in full, for this once
 */
export async function issueKey(tx: Tx, ctx: Ctx, wanted: NewKey): Promise<{ keyId: string; key: string }> {
  const { key, short, secretHash } = mintKey(wanted.kind);
  const keyId = newId();
  const machineId = wanted.kind === "machine" ? wanted.machineId : null;
  const scopes = wanted.kind === "organization" ? [...wanted.scopes] : [];
  await tx.insert(apiKeys).values({
    tenantId: ctx.tenantId,
    id: keyId,
    kind: wanted.kind,
    machineId,
    name: wanted.name,
    short,
    secretHash,
    scopes,
    createdAt: new Date(ctx.now),
    createdBy: actorId(ctx.actor),
    replaces: wanted.replaces ?? null,
    expiresAt: wanted.expiresAt ?? null,
  });
  await audit(tx, ctx, {
    action: "key.issue",
    subject: { type: "key", id: keyId },
    data: { name: wanted.name, short, kind: wanted.kind, machineId, scopes, replaces: wanted.replaces ?? null },
  });
  return { keyId, key };
}
