import { ok } from "#lib/result.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { blankSessionCookie, closeSession } from "../sessions.ts";

/** Ends the session that asks; for a visitor it only clears the cookie. Answers the Set-Cookie value. */
export async function signOut(ctx: Ctx) {
  const { actor } = ctx;
  return withTenant(ctx, async (tx) => {
    if (actor.type === "user") await closeSession(tx, ctx, actor.userId, actor.sessionId);
    return ok({ cookie: blankSessionCookie(tx, ctx) });
  });
}
