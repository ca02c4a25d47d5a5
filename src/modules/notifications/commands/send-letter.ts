import { and, eq, sql } from "drizzle-orm";
import { env } from "#env.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import { originOf } from "#modules/tenancy/origin.ts";
import type { Ctx } from "#platform/context.ts";
import { readTenant, withTenant } from "#platform/db/with-tenant.ts";
import type { Letter as MailLetter } from "#platform/mail/letter.ts";
import { sendMail } from "#platform/mail/transport.ts";
import { PermanentFailure } from "#platform/queue/queue.ts";
import { codeFor, signToken } from "#platform/tokens.ts";
import { CODE, codePurpose, LINK, linkFor, linkPurpose } from "../domain/letter-link.ts";
import { OPT_OUT } from "../domain/opt-out.ts";
import { messageIdOf, sender } from "../domain/sender.ts";
import { UNSUBSCRIBE } from "../letter-layout.ts";
import { letters } from "../tables.ts";

type Row = typeof letters.$inferSelect;

/**
 * Sends one letter, if it has not been sent: outside any transaction, since a mail server may take its time. Where the
 * process dies between the sending and its note, the letter leaves twice under one Message-ID: better than never.
 * @throws PermanentFailure where no further attempt would help; any other error is tried again
 */
export async function sendLetter(ctx: Ctx, { letterId }: { letterId: string }): Promise<void> {
  const found = await readTenant(ctx, async (tx) => {
    const [letter] = await tx
      .select()
      .from(letters)
      .where(and(eq(letters.tenantId, ctx.tenantId), eq(letters.id, letterId)));
    return letter?.status === "queued" ? { letter, organization: await organizationOf(tx, ctx) } : null;
  });
  if (!found) return;
  const result = await sendMail(await composeMail(ctx, found.letter, found.organization));
  if (result.ok) return note(ctx, letterId, { status: "sent", sentAt: new Date(ctx.now), lastError: null });
  await note(ctx, letterId, { lastError: `${result.code} ${result.detail}`.slice(0, 500) });
  throw result.reason === "permanent"
    ? new PermanentFailure(result.code)
    : new Error(`letter not sent: ${result.code}`);
}

async function composeMail(
  ctx: Ctx,
  letter: Row,
  organization: { name: string; email: string | null },
): Promise<MailLetter> {
  const link = await linkOf(ctx, letter);
  const code = codeOf(ctx, letter);
  const optOut = letter.topic ? await optOutOf(ctx, letter) : null;
  const filled = (words: string) => {
    const coded = code ? words.replaceAll(CODE, code) : words;
    const linked = link ? coded.replaceAll(LINK, link) : coded;
    return optOut ? linked.replaceAll(UNSUBSCRIBE, optOut.page) : linked;
  };
  return {
    to: letter.recipient,
    from: sender(organization.name, env().MAIL_FROM),
    ...(organization.email ? { replyTo: organization.email } : {}),
    subject: code ? filled(letter.subject) : letter.subject,
    text: filled(letter.text),
    html: filled(letter.html),
    attachments: letter.attachments,
    messageId: messageIdOf(letter.id, env().MAIL_FROM),
    // RFC 3834: out-of-office answers are not wanted. RFC 8058: mail programs offer to stop what is not essential.
    headers: { "Auto-Submitted": "auto-generated", ...optOut?.headers },
  };
}

/** Where the reader opts out of the letter's topic: a page for people, and an address to which programs POST. */
async function optOutOf(ctx: Ctx, { id, locale }: Row) {
  const token = signToken(ctx.tenantId, OPT_OUT, id);
  const origin = await originOf(ctx);
  return {
    page: new URL(localizedPath(locale, "/unsubscribe/[token]", { token }), origin).href,
    headers: {
      "List-Unsubscribe": `<${new URL(`/api/unsubscribe/${token}`, origin).href}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
  };
}

/** Made of the token's id when the letter leaves: what is stored opens nothing. */
async function linkOf(ctx: Ctx, { kind, locale, tokenId }: Row): Promise<string | null> {
  const purpose = linkPurpose(kind);
  if (!tokenId || !purpose) return null;
  return linkFor(kind, locale, signToken(ctx.tenantId, purpose, tokenId), await originOf(ctx));
}

function codeOf(ctx: Ctx, { kind, tokenId }: Row): string | null {
  const purpose = codePurpose(kind);
  return tokenId && purpose ? codeFor(ctx.tenantId, purpose, tokenId) : null;
}

function note(ctx: Ctx, letterId: string, outcome: Partial<Row>): Promise<void> {
  return withTenant(ctx, async (tx) => {
    await tx
      .update(letters)
      .set({ ...outcome, attempts: sql`${letters.attempts} + 1` })
      .where(and(eq(letters.tenantId, ctx.tenantId), eq(letters.id, letterId), eq(letters.status, "queued")));
  });
}
