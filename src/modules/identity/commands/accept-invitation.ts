import { refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import type { Ctx } from "#platform/context.ts";
import { readTenant, withTenant } from "#platform/db/with-tenant.ts";
import { passwordProblem } from "../domain/password-policy.ts";
import type { Browser } from "#modules/access/request.ts";
import { startSession } from "../start-session.ts";
import { claimToken } from "../mailed-tokens.ts";
import { hashPassword } from "../passwords.ts";
import { mailedLink } from "../queries/mailed-link.ts";
import type { ResetPassword } from "../schemas.ts";
import { isInvited, markVerified, setPassword, userById } from "../users.ts";

/** The invited person chooses a password and is in. Having received the link proves the address. */
export async function acceptInvitation(ctx: Ctx, { token, password }: ResetPassword, browser: Browser) {
  const link = await readTenant(ctx, (tx) => mailedLink(tx, ctx, "invitation", token));
  if (!link) return refuse("LINK_INVALID");
  if (passwordProblem(password, link.email)) return refuse("PASSWORD_IS_EMAIL");
  const passwordHash = await hashPassword(password);
  return withTenant(ctx, async (tx) => {
    const userId = await claimToken(tx, ctx, "invitation", token);
    const user = userId ? await userById(tx, ctx, userId) : null;
    // Whoever came in meanwhile (by "forgot password", by a code) is not given a password by an old invitation.
    if (!user || user.disabledAt || !isInvited(user)) return refuse("LINK_INVALID");
    await setPassword(tx, ctx, user.id, passwordHash);
    await markVerified(tx, ctx, user.id);
    await audit(tx, ctx, { action: "user.accept_invitation", subject: { type: "user", id: user.id } });
    return startSession(tx, ctx, user.id, browser);
  });
}
