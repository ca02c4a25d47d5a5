import { refuse } from "#lib/result.ts";
import type { Browser } from "#modules/access/request.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { readTenant, withTenant } from "#platform/db/with-tenant.ts";
import { claimCode, codeRequest, tryCode } from "../mailed-codes.ts";
import { withdrawTokens } from "../mailed-tokens.ts";
import type { SignInWithCode } from "../schemas.ts";
import { closeExpiredSessions, closeSessions } from "../sessions.ts";
import { startSession } from "../start-session.ts";
import { countAttempt, forgive, type Throttled } from "../throttles.ts";
import { lockedUser, markVerified, setPassword, type User } from "../users.ts";
import { openAccount } from "./open-account.ts";

/**
 * Whoever copies the digits from the mailbox, in the browser that asked for them, is the address's owner: they come in, and
 * where they are new here an account is opened for them, without a password. The try is counted before it is judged and
 * stays counted, whatever becomes of it.
 */
export async function signInWithCode(ctx: Ctx, { requestId, code, ...given }: SignInWithCode, browser: Browser) {
  const request = await readTenant(ctx, (tx) => codeRequest(tx, ctx, requestId));
  const address: Throttled = { kind: "sign-in:address", subject: browser.addressHash };
  const account: Throttled | null = request ? { kind: "code:email", subject: request.email } : null;
  const minutes = await countAttempt(ctx, account ? [account, address] : [address]);
  if (minutes) return refuse("TOO_MANY_ATTEMPTS", { minutes });
  if (!account) return refuse("CODE_EXPIRED");
  const judged = await withTenant(ctx, (tx) => tryCode(tx, ctx, requestId, code));
  if (judged === "wrong") return refuse("CODE_WRONG");
  if (judged === "expired") return refuse("CODE_EXPIRED");

  const result = await withTenant(ctx, async (tx) => {
    const claimed = await claimCode(tx, ctx, requestId);
    if (!claimed) return refuse("CODE_EXPIRED");
    const { email, locale } = claimed;
    const firstName = claimed.firstName ?? given.firstName;
    const lastName = claimed.lastName ?? given.lastName;
    const name = firstName && lastName ? { firstName, lastName } : null;
    const known = await lockedUser(tx, ctx, { email });
    if (known) return comeIn(tx, ctx, known, browser);
    // What is refused is rolled back: the digits still work, once a name comes with them.
    if (!name) return refuse("NAME_NEEDED");
    await openAccount(tx, ctx, { email, locale, ...name });
    // Opened here, or at this moment by somebody else who typed the address: both are judged alike.
    const opened = await lockedUser(tx, ctx, { email });
    return opened ? comeIn(tx, ctx, opened, browser) : refuse("CODE_EXPIRED");
  });
  if (result.ok) await forgive(ctx, account, address);
  return result;
}

async function comeIn(tx: Tx, ctx: Ctx, user: User, browser: Browser) {
  if (user.disabledAt) return refuse("ACCOUNT_DISABLED");
  const subject = { type: "user", id: user.id };
  if (!user.emailVerifiedAt) {
    // Anyone could have opened this account under the address, to wait in it for its owner: their password and whatever
    // they have open end here.
    const data = { passwordRemoved: user.passwordHash !== null };
    await setPassword(tx, ctx, user.id, null);
    await closeSessions(tx, ctx, user.id);
    // The mailbox is what an invitation would have proved.
    await withdrawTokens(tx, ctx, "invitation", user.id);
    await markVerified(tx, ctx, user.id);
    await audit(tx, ctx, { action: "email.verify", subject, data });
  }
  await closeExpiredSessions(tx, ctx, user.id);
  await audit(tx, ctx, { action: "session.open", subject });
  return startSession(tx, ctx, user.id, browser);
}
