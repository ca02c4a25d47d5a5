import { and, eq, lte } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import type { Browser } from "#modules/access/request.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { queueCodeLetter } from "../letters.ts";
import type { RequestSignInCode } from "../schemas.ts";
import { signInCodes } from "../tables.ts";
import { countAttempt } from "../throttles.ts";

const LASTS_MS = 10 * 60_000;

/**
 * Mails six digits to whatever address is given: whether anybody has it here is not looked up, so neither the answer nor its
 * time tells. The answered id is the asking browser's: without it the digits open nothing. Asking again replaces what was
 * asked before, wherever that was.
 */
export async function requestSignInCode(ctx: Ctx, asked: RequestSignInCode, browser: Browser) {
  const { email, locale } = asked;
  const minutes = await countAttempt(ctx, [
    { kind: "letter:email", subject: email },
    { kind: "letter:address", subject: browser.addressHash },
  ]);
  if (minutes) return refuse("TOO_MANY_ATTEMPTS", { minutes });
  return withTenant(ctx, async (tx) => {
    const now = new Date(ctx.now);
    // Whoever comes in sweeps the hall: what strangers said of themselves is not kept longer than it is of use.
    await tx.delete(signInCodes).where(and(eq(signInCodes.tenantId, ctx.tenantId), lte(signInCodes.expiresAt, now)));
    const id = newId();
    const fresh = {
      id,
      firstName: asked.firstName ?? null,
      lastName: asked.lastName ?? null,
      locale,
      tries: 0,
      createdAt: now,
      expiresAt: new Date(ctx.now + LASTS_MS),
    };
    await tx
      .insert(signInCodes)
      .values({ tenantId: ctx.tenantId, email, ...fresh })
      .onConflictDoUpdate({ target: [signInCodes.tenantId, signInCodes.email], set: fresh });
    await queueCodeLetter(tx, ctx, { id, email, locale });
    return ok({ requestId: id });
  });
}
