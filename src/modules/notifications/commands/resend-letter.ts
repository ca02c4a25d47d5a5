import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { letterQueue } from "../queue.ts";
import type { ResendLetter } from "../schemas.ts";
import { letters } from "../tables.ts";
import { isOptedOut, queueLetter } from "./queue-letter.ts";

type Row = typeof letters.$inferSelect;

const MINUTE_MS = 60_000;

/**
 * Tries a dead letter again, from the first attempt: two admins at once send it once. With `again`, one that has left
 * leaves once more, as a letter of its own: mailboxes throw away what bears the id of a message they have.
 */
export async function resendLetter(ctx: Ctx, { letterId, again }: ResendLetter) {
  authorize(ctx, "letters:resend");
  return withTenant(ctx, async (tx) => {
    const one = and(eq(letters.tenantId, ctx.tenantId), eq(letters.id, letterId));
    const [letter] = await tx.select().from(letters).where(one).for("update");
    if (!letter) return refuse("NOT_FOUND");
    const { status, kind, recipient, subject, topic } = letter;
    if (status === "queued" || (status === "sent" && !again)) return refuse("LETTER_NOT_DEAD");
    if (topic && (await isOptedOut(tx, ctx, recipient, topic))) return refuse("LETTER_UNWANTED");
    if (status === "sent") await sendCopy(tx, ctx, letter);
    else {
      await tx.update(letters).set({ status: "queued", attempts: 0, lastError: null }).where(one);
      await enqueue(tx, ctx, letterQueue, { letterId });
    }
    await audit(tx, ctx, {
      action: "letter.resend",
      subject: { type: "letter", id: letterId },
      data: { kind, recipient, subject },
    });
    return ok({});
  });
}

/** Twice within a minute is one wish. */
async function sendCopy(tx: Tx, ctx: Ctx, { cause, topic, tokenId, ...letter }: Row): Promise<void> {
  const { kind, recipient, locale, subject, text, html, attachments } = letter;
  await queueLetter(tx, ctx, {
    kind,
    cause: `${cause}:again:${Math.floor(ctx.now / MINUTE_MS)}`,
    recipient,
    locale,
    subject,
    text,
    html,
    attachments,
    ...(topic ? { topic } : {}),
    ...(tokenId ? { tokenId } : {}),
  });
}
