import { and, eq, isNotNull } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { readToken } from "#platform/tokens.ts";
import { OPT_OUT } from "../domain/opt-out.ts";
import type { LetterTopic } from "../schemas.ts";
import { letterOptouts, letters } from "../tables.ts";

export type Subscription = { email: string; topic: LetterTopic; out: boolean };

/** Whom a letter's opt-out link speaks for, and whether they are out already; null for a link that is not ours. */
export async function letterSubscription(tx: Tx, ctx: Ctx, token: string): Promise<Subscription | null> {
  const letterId = readToken(ctx.tenantId, OPT_OUT, token);
  if (!letterId) return null;
  const [letter] = await tx
    .select({ recipient: letters.recipient, topic: letters.topic })
    .from(letters)
    .where(and(eq(letters.tenantId, ctx.tenantId), eq(letters.id, letterId), isNotNull(letters.topic)));
  if (!letter?.topic) return null;
  const email = letter.recipient.toLowerCase();
  const [out] = await tx
    .select({ id: letterOptouts.id })
    .from(letterOptouts)
    .where(
      and(
        eq(letterOptouts.tenantId, ctx.tenantId),
        eq(letterOptouts.email, email),
        eq(letterOptouts.topic, letter.topic),
      ),
    );
  return { email, topic: letter.topic, out: out !== undefined };
}
