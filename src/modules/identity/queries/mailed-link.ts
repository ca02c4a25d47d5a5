import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { peekToken, type TokenKind } from "../mailed-tokens.ts";
import { isInvited, userById } from "../users.ts";

/** Whom a mailed link greets, or null where it does not work (any more). Whoever holds the link may know it: it was mailed to them. */
export async function mailedLink(
  tx: Tx,
  ctx: Ctx,
  kind: TokenKind,
  token: string,
): Promise<{ email: string; firstName: string } | null> {
  const peeked = await peekToken(tx, ctx, kind, token);
  const user = peeked?.works ? await userById(tx, ctx, peeked.userId) : null;
  if (!user || user.disabledAt || (kind === "invitation" && !isInvited(user))) return null;
  return { email: user.email, firstName: user.firstName };
}
