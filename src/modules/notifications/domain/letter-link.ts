import { localizedPath } from "#i18n/localized-path.ts";
import type { Locale } from "#platform/context.ts";

/** Letters with a one-time link: the token's purpose, and the page it opens. */
const pages = {
  "identity.verify_email": { purpose: "verify_email", pathname: "/verify-email/[token]" },
  "identity.reset_password": { purpose: "reset_password", pathname: "/reset-password/[token]" },
  "identity.invitation": { purpose: "invitation", pathname: "/invitation/[token]" },
} as const;

export const LINK = "%LINK%";

/** Stands for the six digits that a letter carries in a link's stead, until it leaves. */
export const CODE = "%CODE%";

/** The purpose under which a letter's code is made, or null for a letter that has none. */
export function codePurpose(kind: string): string | null {
  return kind === "identity.sign_in_code" ? "sign_in_code" : null;
}

/** The purpose under which a letter's token is signed, or null for a letter that has none. */
export function linkPurpose(kind: string): string | null {
  return pages[kind as keyof typeof pages]?.purpose ?? null;
}

/** The address of the page that a letter's token opens, in the letter's language. @param origin of the institution */
export function linkFor(kind: string, locale: Locale, token: string, origin: string): string {
  const page = pages[kind as keyof typeof pages];
  if (!page) throw new Error(`letter ${kind} has no link`);
  return new URL(localizedPath(locale, page.pathname, { token }), origin).href;
}
