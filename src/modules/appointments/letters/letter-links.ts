import { localizedPath } from "#i18n/localized-path.ts";
import type { Ctx, Locale } from "#platform/context.ts";
import { signToken } from "#platform/tokens.ts";
import { APPOINTMENT } from "../appointment-purpose.ts";

/**
 * The appointment's page as its client's mail links to it: the key in it is authority over this one appointment, so that
 * nobody has to sign in to say that they cannot come.
 */
export function clientLink(ctx: Ctx, origin: string, locale: Locale, id: string): string {
  const url = new URL(localizedPath(locale, "/appointments/[id]", { id }), origin);
  url.searchParams.set("key", signToken(ctx.tenantId, APPOINTMENT, id));
  return url.href;
}
