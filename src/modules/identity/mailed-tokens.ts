import { and, eq, gt, isNull } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { readToken } from "#platform/tokens.ts";
import { identityTokens } from "./tables.ts";

export type TokenKind = (typeof identityTokens.$inferSelect)["kind"];

const HOUR = 3_600_000;
const LASTS_MS: Record<TokenKind, number> = {
  verify_email: 48 * HOUR,
  reset_password: HOUR,
  invitation: 7 * 24 * HOUR,
};

const open = (ctx: Ctx, kind: TokenKind) =>
  and(eq(identityTokens.tenantId, ctx.tenantId), eq(identityTokens.kind, kind), isNull(identityTokens.usedAt));

/** A new link's id; the links of the same kind that were mailed before stop working. */
export async function issueToken(tx: Tx, ctx: Ctx, kind: TokenKind, userId: string): Promise<string> {
  await withdrawTokens(tx, ctx, kind, userId);
  const id = newId();
  const createdAt = new Date(ctx.now);
  await tx
    .insert(identityTokens)
    .values({ tenantId: ctx.tenantId, id, kind, userId, createdAt, expiresAt: new Date(ctx.now + LASTS_MS[kind]) });
  return id;
}

/** The links of this kind that were mailed to this user stop working. */
export async function withdrawTokens(tx: Tx, ctx: Ctx, kind: TokenKind, userId: string): Promise<void> {
  await tx
    .update(identityTokens)
    .set({ usedAt: new Date(ctx.now) })
    .where(and(open(ctx, kind), eq(identityTokens.userId, userId)));
}

/** Whose link this is, if it works; used up by asking. However many ask at once, one gets it. */
export async function claimToken(tx: Tx, ctx: Ctx, kind: TokenKind, token: string): Promise<string | null> {
  const id = readToken(ctx.tenantId, kind, token);
  if (!id) return null;
  const [claimed] = await tx
    .update(identityTokens)
    .set({ usedAt: new Date(ctx.now) })
    .where(and(open(ctx, kind), eq(identityTokens.id, id), gt(identityTokens.expiresAt, new Date(ctx.now))))
    .returning({ userId: identityTokens.userId });
  return claimed?.userId ?? null;
}

/** Whose link this is and whether it would work, without using it. Null for one that we never mailed. */
export async function peekToken(
  tx: Tx,
  ctx: Ctx,
  kind: TokenKind,
  token: string,
): Promise<{ userId: string; works: boolean } | null> {
  const id = readToken(ctx.tenantId, kind, token);
  if (!id) return null;
  const [row] = await tx
    .select()
    .from(identityTokens)
    .where(and(eq(identityTokens.tenantId, ctx.tenantId), eq(identityTokens.kind, kind), eq(identityTokens.id, id)));
  return row ? { userId: row.userId, works: row.usedAt === null && row.expiresAt.getTime() > ctx.now } : null;
}
