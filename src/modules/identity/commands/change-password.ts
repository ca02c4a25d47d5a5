import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import type { Ctx } from "#platform/context.ts";
import { readTenant, withTenant } from "#platform/db/with-tenant.ts";
import { accountOwner } from "../account-owner.ts";
import { Unauthenticated } from "#modules/access/authorize.ts";
import { passwordProblem } from "../domain/password-policy.ts";
import { queueNotice } from "../letters.ts";
import { hashPassword, verifyPassword } from "../passwords.ts";
import type { ChangePassword } from "../schemas.ts";
import { closeSessions } from "../sessions.ts";
import { countAttempt, forgive, type Throttled } from "../throttles.ts";
import { setPassword, userById } from "../users.ts";

/** A new password for who knows the old one; ends the other sessions, and tells the owner by letter. */
export async function changePassword(ctx: Ctx, { current, password }: ChangePassword) {
  const { userId, sessionId } = accountOwner(ctx);
  const user = await readTenant(ctx, (tx) => userById(tx, ctx, userId));
  if (!user) throw new Unauthenticated();
  const account: Throttled = { kind: "sign-in:email", subject: user.email };
  const minutes = await countAttempt(ctx, [account]);
  if (minutes) return refuse("TOO_MANY_ATTEMPTS", { minutes });
  if (!(await verifyPassword(current, user.passwordHash))) return refuse("WRONG_PASSWORD");
  await forgive(ctx, account);
  if (passwordProblem(password, user.email)) return refuse("PASSWORD_IS_EMAIL");
  const passwordHash = await hashPassword(password);
  return withTenant(ctx, async (tx) => {
    await setPassword(tx, ctx, userId, passwordHash);
    await closeSessions(tx, ctx, userId, sessionId);
    await queueNotice(tx, ctx, "password_changed", user);
    await audit(tx, ctx, { action: "password.change", subject: { type: "user", id: userId } });
    return ok({});
  });
}
