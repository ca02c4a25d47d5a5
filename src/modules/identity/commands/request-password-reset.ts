import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { Browser } from "#modules/access/request.ts";
import { queueLinkLetter } from "../letters.ts";
import { countAttempt } from "../throttles.ts";
import { userByEmail } from "../users.ts";

/**
 * Mails a link to choose a new password, if the address is known; says the same if it is not. Works for an invited person
 * too: the link proves the address just as the invitation would.
 */
export async function requestPasswordReset(ctx: Ctx, { email }: { email: string }, browser: Browser) {
  const minutes = await countAttempt(ctx, [
    { kind: "letter:email", subject: email },
    { kind: "letter:address", subject: browser.addressHash },
  ]);
  if (minutes) return refuse("TOO_MANY_ATTEMPTS", { minutes });
  return withTenant(ctx, async (tx) => {
    const user = await userByEmail(tx, ctx, email);
    if (!user || user.disabledAt) return ok({});
    await queueLinkLetter(tx, ctx, "reset_password", user);
    await audit(tx, ctx, { action: "password.reset_request", subject: { type: "user", id: user.id } });
    return ok({});
  });
}
