import { wordsFor } from "#i18n/words-for.ts";
import { newId } from "#lib/ids.ts";
import { queueLetter } from "#modules/notifications/commands/queue-letter.ts";
import { CODE } from "#modules/notifications/domain/letter-link.ts";
import { composeLetter } from "#modules/notifications/letter-layout.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx, Locale } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { issueToken, type TokenKind } from "./mailed-tokens.ts";

export type Addressee = { id: string; email: string; firstName: string; locale: Locale };

/** What is told without a link: if it was not the owner who did it, this is how they learn. */
type Notice = "password_changed" | "roles_granted";

async function compose(
  tx: Tx,
  ctx: Ctx,
  kind: TokenKind | Notice,
  to: Addressee,
  values: Record<string, string>,
  href?: string,
) {
  const organization = await organizationOf(tx, ctx);
  const t = wordsFor(to.locale, "mail");
  const words = (part: string) =>
    t(`identity.${kind}.${part}`, { ...values, name: to.firstName, organization: organization.name });
  const letter = composeLetter({
    organizationName: organization.name,
    accent: organization.accent,
    locale: to.locale,
    subject: words("subject"),
    preheader: words("preheader"),
    title: words("title"),
    paragraphs: [words("body")],
    ...(href ? { button: { label: words("button"), href } } : {}),
    footnote: words("footnote"),
  });
  return { kind: `identity.${kind}`, recipient: to.email, locale: to.locale, ...letter };
}

/** A letter with a one-time link: `%LINK%` is replaced when it leaves, and the link is stored nowhere. */
export async function queueLinkLetter(
  tx: Tx,
  ctx: Ctx,
  kind: TokenKind,
  to: Addressee,
  values: Record<string, string> = {},
): Promise<void> {
  const tokenId = await issueToken(tx, ctx, kind, to.id);
  await queueLetter(tx, ctx, { ...(await compose(tx, ctx, kind, to, values, "%LINK%")), cause: tokenId, tokenId });
}

/**
 * Six digits for whoever says that the address is theirs; `%CODE%` is replaced when the letter leaves. It greets nobody: a
 * name that a stranger typed would be a stranger's words in our letter.
 */
export async function queueCodeLetter(
  tx: Tx,
  ctx: Ctx,
  { id, email, locale }: { id: string; email: string; locale: Locale },
): Promise<void> {
  const organization = await organizationOf(tx, ctx);
  const t = wordsFor(locale, "mail");
  const words = (part: string) => t(`identity.sign_in_code.${part}`, { organization: organization.name, code: CODE });
  const letter = composeLetter({
    organizationName: organization.name,
    accent: organization.accent,
    locale,
    subject: words("subject"),
    preheader: words("preheader"),
    title: words("title"),
    paragraphs: [words("body")],
    facts: [{ label: words("code"), value: CODE }],
    footnote: words("footnote"),
  });
  const kind = "identity.sign_in_code";
  await queueLetter(tx, ctx, { kind, recipient: email, locale, ...letter, cause: id, tokenId: id });
}

export async function queueNotice(
  tx: Tx,
  ctx: Ctx,
  kind: Notice,
  to: Addressee,
  values: Record<string, string> = {},
): Promise<void> {
  await queueLetter(tx, ctx, { ...(await compose(tx, ctx, kind, to, values)), cause: newId() });
}
