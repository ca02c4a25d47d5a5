import { refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import type { Ctx } from "#platform/context.ts";
import { readTenant, withTenant } from "#platform/db/with-tenant.ts";
import { passwordProblem } from "../domain/password-policy.ts";
import type { Browser } from "#modules/access/request.ts";
import { startSession } from "../start-session.ts";
import { queueNotice } from "../letters.ts";
import { claimToken } from "../mailed-tokens.ts";
import { hashPassword } from "../passwords.ts";
import { mailedLink } from "../queries/mailed-link.ts";
import type { ResetPassword } from "../schemas.ts";
import { closeSessions } from "../sessions.ts";
import { forgive } from "../throttles.ts";
import { markVerified, setPassword, userById } from "../users.ts";

/**
 * A new password by the mailed link: works once, ends every session, and opens one here. Having received the link proves
 * the address.
 */
export async function resetPassword(ctx: Ctx, { token, password }: ResetPassword, browser: Browser) {
  const link = await readTenant(ctx, (tx) => mailedLink(tx, ctx, "reset_password", token));
  // No hashing for whoever has no link.
  if (!link) return refuse("LINK_INVALID");
  if (passwordProblem(password, link.email)) return refuse("PASSWORD_IS_EMAIL");
  const passwordHash = await hashPassword(password);
  const result = await withTenant(ctx, async (tx) => {
    const userId = await claimToken(tx, ctx, "reset_password", token);
    const user = userId ? await userById(tx, ctx, userId) : null;
    if (!user || user.disabledAt) return refuse("LINK_INVALID");
    await setPassword(tx, ctx, user.id, passwordHash);
    await markVerified(tx, ctx, user.id);
    await closeSessions(tx, ctx, user.id);
    await queueNotice(tx, ctx, "password_changed", user);
    await audit(tx, ctx, { action: "password.reset", subject: { type: "user", id: user.id } });
    return startSession(tx, ctx, user.id, browser);
  });
  // Whoever was locked out by someone else's guesses comes in this way.
  if (result.ok) await forgive(ctx, { kind: "sign-in:email", subject: link.email });
  return result;
}
