import { ok } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { accountOwner } from "../account-owner.ts";
import { closeSessions } from "../sessions.ts";

/** Ends all of one's own sessions but the one that asks. */
export async function revokeOtherSessions(ctx: Ctx) {
  const { userId, sessionId } = accountOwner(ctx);
  return withTenant(ctx, async (tx) => {
    await closeSessions(tx, ctx, userId, sessionId);
    await audit(tx, ctx, { action: "session.revoke_others", subject: { type: "user", id: userId } });
    return ok({});
  });
}
