import { and, eq } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { letterSubscription } from "../queries/letter-subscription.ts";
import type { ChooseLetters, LetterTopic } from "../schemas.ts";
import { letterOptouts } from "../tables.ts";

/** By a letter's own link, without signing in: no more letters of its topic to its recipient, or again. Repeating changes nothing. */
export async function chooseLetters(ctx: Ctx, { token, out }: ChooseLetters) {
  return withTenant(ctx, async (tx) => {
    const subscription = await letterSubscription(tx, ctx, token);
    if (!subscription) return refuse("LINK_INVALID");
    const { email, topic } = subscription;
    await setOptOut(tx, ctx, { email, topic, out });
    if (subscription.out !== out)
      await audit(tx, ctx, {
        action: out ? "letters.opt_out" : "letters.opt_in",
        subject: { type: "email", id: ctx.tenantId },
        data: { email, topic },
      });
    return ok({ email, topic, out });
  });
}

/** Writes down whether an address wants letters of a topic. */
export async function setOptOut(
  tx: Tx,
  ctx: Ctx,
  choice: { email: string; topic: LetterTopic; out: boolean },
): Promise<void> {
  const email = choice.email.toLowerCase();
  const { tenantId } = ctx;
  if (choice.out) {
    await tx
      .insert(letterOptouts)
      .values({ tenantId, id: newId(), email, topic: choice.topic, createdAt: new Date(ctx.now) })
      .onConflictDoNothing({ target: [letterOptouts.tenantId, letterOptouts.email, letterOptouts.topic] });
    return;
  }
  await tx
    .delete(letterOptouts)
    .where(
      and(eq(letterOptouts.tenantId, tenantId), eq(letterOptouts.email, email), eq(letterOptouts.topic, choice.topic)),
    );
}
