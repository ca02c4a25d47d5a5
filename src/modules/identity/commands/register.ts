import { refuse } from "#lib/result.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { Browser } from "#modules/access/request.ts";
import { startSession } from "../start-session.ts";
import { queueLinkLetter } from "../letters.ts";
import { hashPassword } from "../passwords.ts";
import type { Register } from "../schemas.ts";
import { countAttempt } from "../throttles.ts";
import { openAccount } from "./open-account.ts";

/**
 * Opens an account and signs its owner in at once: they are in the middle of booking. That an e-mail is taken is said
 * (decision 004), and asking often is not let through. The address is verified by letter, later.
 */
export async function register(ctx: Ctx, { password, ...person }: Register, browser: Browser) {
  const minutes = await countAttempt(ctx, [{ kind: "register:address", subject: browser.addressHash }]);
  if (minutes) return refuse("TOO_MANY_ATTEMPTS", { minutes });
  const passwordHash = await hashPassword(password);
  return withTenant(ctx, async (tx) => {
    const id = await openAccount(tx, ctx, { passwordHash, ...person });
    if (!id) return refuse("EMAIL_TAKEN");
    await queueLinkLetter(tx, ctx, "verify_email", { id, ...person });
    return startSession(tx, ctx, id, browser);
  });
}
