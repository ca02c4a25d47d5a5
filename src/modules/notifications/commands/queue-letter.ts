import { and, eq } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import type { Ctx, Locale } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { letterQueue } from "../queue.ts";
import type { LetterTopic } from "../schemas.ts";
import { letterOptouts, letters } from "../tables.ts";

export type Letter = {
  /** `noun.event`, e.g. `appointment.confirmed`. */
  kind: string;
  /** What it tells about, e.g. a transition's id: the same (kind, cause, recipient) is written once, however often asked. */
  cause: string;
  recipient: string;
  /** What is not essential names its topic: it is not written to whoever opted out of that. */
  topic?: LetterTopic;
  locale: Locale;
  subject: string;
  text: string;
  html: string;
  attachments?: { filename: string; contentType: string; content: string }[];
  /** A one-time token whose link replaces `%LINK%`, or whose code `%CODE%`, when the letter leaves. */
  tokenId?: string;
};

/** Writes a letter and queues its sending in the caller's transaction (product.md, rule 6). False where it was written before, or is not wanted. */
export async function queueLetter(tx: Tx, ctx: Ctx, letter: Letter): Promise<boolean> {
  if (letter.topic && (await isOptedOut(tx, ctx, letter.recipient, letter.topic))) return false;
  const [queued] = await tx
    .insert(letters)
    .values({ tenantId: ctx.tenantId, id: newId(), createdAt: new Date(ctx.now), ...letter })
    .onConflictDoNothing({ target: [letters.tenantId, letters.kind, letters.cause, letters.recipient] })
    .returning({ id: letters.id });
  if (queued) await enqueue(tx, ctx, letterQueue, { letterId: queued.id });
  return queued !== undefined;
}

/** Whether an address wants no letters of a topic. */
export async function isOptedOut(tx: Tx, ctx: Ctx, recipient: string, topic: LetterTopic): Promise<boolean> {
  const [out] = await tx
    .select({ id: letterOptouts.id })
    .from(letterOptouts)
    .where(
      and(
        eq(letterOptouts.tenantId, ctx.tenantId),
        eq(letterOptouts.email, recipient.toLowerCase()),
        eq(letterOptouts.topic, topic),
      ),
    );
  return out !== undefined;
}
