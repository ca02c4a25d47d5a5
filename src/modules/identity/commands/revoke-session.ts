import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { accountOwner } from "../account-owner.ts";
import { closeSession } from "../sessions.ts";

/** Ends one of one's own sessions: a telephone that was lost. */
export async function revokeSession(ctx: Ctx, { id }: { id: string }) {
  const { userId } = accountOwner(ctx);
  return withTenant(ctx, async (tx) => {
    if (!(await closeSession(tx, ctx, userId, id))) return refuse("NOT_FOUND");
    await audit(tx, ctx, { action: "session.revoke", subject: { type: "user", id: userId } });
    return ok({});
  });
}
