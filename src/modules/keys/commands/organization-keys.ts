import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { CreateKey } from "../schemas.ts";
import { apiKeys } from "../tables.ts";
import { issueKey } from "./issue-key.ts";
import { revokeKey } from "./revoke-key.ts";
import { rotateKey } from "./rotate-key.ts";

const HOUR = 3_600_000;

/** Of an integration. A machine's keys are its own affair (modules/machines). */
async function isOrganizations(tx: Tx, ctx: Ctx, keyId: string): Promise<boolean> {
  const [found] = await tx
    .select({ id: apiKeys.id })
    .from(apiKeys)
    .where(and(eq(apiKeys.tenantId, ctx.tenantId), eq(apiKeys.id, keyId), eq(apiKeys.kind, "organization")));
  return found !== undefined;
}

/** A key for an integration, shown this once. */
export async function createKey(ctx: Ctx, { name, scopes }: CreateKey) {
  authorize(ctx, "keys:manage");
  return withTenant(ctx, async (tx) => ok(await issueKey(tx, ctx, { kind: "organization", name, scopes })));
}

/** A successor, shown this once; both are good until it is first used, or the hours are over. */
export async function replaceKey(ctx: Ctx, { keyId, overlapHours }: { keyId: string; overlapHours: number }) {
  authorize(ctx, "keys:manage");
  return withTenant(ctx, async (tx) => {
    if (!(await isOrganizations(tx, ctx, keyId))) return refuse("NOT_FOUND");
    const rotated = await rotateKey(tx, ctx, keyId, { deadline: new Date(ctx.now + overlapHours * HOUR) });
    return rotated.ok ? ok({ key: rotated.key, oldKeyExpiresAt: rotated.oldKeyExpiresAt.getTime() }) : rotated;
  });
}

/** Ends it at once, whoever uses it. */
export async function endKey(ctx: Ctx, { keyId }: { keyId: string }) {
  authorize(ctx, "keys:manage");
  return withTenant(ctx, async (tx) => {
    if (!(await isOrganizations(tx, ctx, keyId))) return refuse("NOT_FOUND");
    return (await revokeKey(tx, ctx, keyId)) ? ok({}) : refuse("NOT_FOUND");
  });
}
