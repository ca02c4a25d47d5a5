import { refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import type { Ctx } from "#platform/context.ts";
import { readTenant, withTenant } from "#platform/db/with-tenant.ts";
import type { Browser } from "#modules/access/request.ts";
import { startSession } from "../start-session.ts";
import { hashPassword, needsRehash, verifyPassword } from "../passwords.ts";
import type { SignIn } from "../schemas.ts";
import { closeExpiredSessions } from "../sessions.ts";
import { countAttempt, forgive, type Throttled } from "../throttles.ts";
import { lockedUser, setPassword, userByEmail } from "../users.ts";

/**
 * Opens a fresh session; ends none. An unknown e-mail and a wrong password are one answer that takes one time. The
 * password is judged between two transactions: no connection waits for argon2.
 */
export async function signIn(ctx: Ctx, { email, password }: SignIn, browser: Browser) {
  const account: Throttled = { kind: "sign-in:email", subject: email };
  const address: Throttled = { kind: "sign-in:address", subject: browser.addressHash };
  const minutes = await countAttempt(ctx, [account, address]);
  if (minutes) return refuse("TOO_MANY_ATTEMPTS", { minutes });

  const known = await readTenant(ctx, (tx) => userByEmail(tx, ctx, email));
  const passwordHash = known?.passwordHash ?? null;
  if (!(await verifyPassword(password, passwordHash)) || !known || !passwordHash) return refuse("WRONG_CREDENTIALS");
  await forgive(ctx, account, address);
  const renewed = needsRehash(passwordHash) ? await hashPassword(password) : null;

  return withTenant(ctx, async (tx) => {
    const user = await lockedUser(tx, ctx, { id: known.id });
    // Meanwhile changed: what was proved is proved no longer.
    if (user?.passwordHash !== passwordHash) return refuse("WRONG_CREDENTIALS");
    if (user.disabledAt) return refuse("ACCOUNT_DISABLED");
    if (renewed) await setPassword(tx, ctx, user.id, renewed);
    await closeExpiredSessions(tx, ctx, user.id);
    await audit(tx, ctx, { action: "session.open", subject: { type: "user", id: user.id } });
    return startSession(tx, ctx, user.id, browser);
  });
}
