import { newId } from "#lib/ids.ts";
import type { Ctx, Locale } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { letterQueue } from "../queue.ts";
import { letters } from "../tables.ts";

export type Letter = {
  /** `noun.event`, e.g. `appointment.confirmed`. */
  kind: string;
  /** What it tells about, e.g. a transition's id: the same (kind, cause, recipient) is written once, however often asked. */
  cause: string;
  recipient: string;
  locale: Locale;
  subject: string;
  text: string;
  html: string;
  attachments?: { filename: string; contentType: string; content: string }[];
  /** A one-time token whose link replaces `%LINK%` when the letter leaves. */
  tokenId?: string;
};

/** Writes a letter and queues its sending in the caller's transaction (product.md, rule 6). */
export async function queueLetter(tx: Tx, ctx: Ctx, letter: Letter): Promise<void> {
  const [queued] = await tx
    .insert(letters)
    .values({ tenantId: ctx.tenantId, id: newId(), createdAt: new Date(ctx.now), ...letter })
    .onConflictDoNothing({ target: [letters.tenantId, letters.kind, letters.cause, letters.recipient] })
    .returning({ id: letters.id });
  if (queued) await enqueue(tx, ctx, letterQueue, { letterId: queued.id });
}
