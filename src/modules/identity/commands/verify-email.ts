import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { claimToken, peekToken } from "../mailed-tokens.ts";
import { markVerified, userById } from "../users.ts";

/** The address is its owner's. Opening the letter again says so again: the link is used up, and what it said is true. */
export async function verifyEmail(ctx: Ctx, { token }: { token: string }) {
  return withTenant(ctx, async (tx) => {
    const userId = await claimToken(tx, ctx, "verify_email", token);
    if (!userId) {
      const peeked = await peekToken(tx, ctx, "verify_email", token);
      const user = peeked ? await userById(tx, ctx, peeked.userId) : null;
      return user?.emailVerifiedAt ? ok({}) : refuse("LINK_INVALID");
    }
    await markVerified(tx, ctx, userId);
    await audit(tx, ctx, { action: "email.verify", subject: { type: "user", id: userId } });
    return ok({});
  });
}
