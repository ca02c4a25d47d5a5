import { ok, refuse } from "#lib/result.ts";
import type { Ctx } from "#platform/context.ts";
import { readTenant, withTenant } from "#platform/db/with-tenant.ts";
import { accountOwner } from "../account-owner.ts";
import { Unauthenticated } from "#modules/access/authorize.ts";
import type { Browser } from "#modules/access/request.ts";
import { queueLinkLetter } from "../letters.ts";
import { countAttempt } from "../throttles.ts";
import { userById } from "../users.ts";

/** Mails the link again; nothing to do once the address is verified. */
export async function resendVerification(ctx: Ctx, browser: Browser) {
  const { userId } = accountOwner(ctx);
  const user = await readTenant(ctx, (tx) => userById(tx, ctx, userId));
  if (!user) throw new Unauthenticated();
  if (user.emailVerifiedAt) return ok({});
  const minutes = await countAttempt(ctx, [
    { kind: "letter:email", subject: user.email },
    { kind: "letter:address", subject: browser.addressHash },
  ]);
  if (minutes) return refuse("TOO_MANY_ATTEMPTS", { minutes });
  return withTenant(ctx, async (tx) => {
    await queueLinkLetter(tx, ctx, "verify_email", user);
    return ok({});
  });
}
