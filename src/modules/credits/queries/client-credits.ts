import { and, desc, eq, gt, sql } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { creditLines, creditLots } from "../tables.ts";

const MOST_LINES = 500;

/** A client's balance, what of it expires when, and every movement, newest first. */
export async function creditsOf(tx: Tx, ctx: Ctx, clientId: string) {
  const [lots, lines] = await Promise.all([
    tx
      .select()
      .from(creditLots)
      .where(and(eq(creditLots.tenantId, ctx.tenantId), eq(creditLots.clientId, clientId), gt(creditLots.remaining, 0)))
      .orderBy(sql`${creditLots.expiresAt} asc nulls last`),
    tx
      .select()
      .from(creditLines)
      .where(and(eq(creditLines.tenantId, ctx.tenantId), eq(creditLines.clientId, clientId)))
      .orderBy(desc(creditLines.id))
      .limit(MOST_LINES),
  ]);
  const live = lots.filter(({ expiresAt }) => !expiresAt || expiresAt.getTime() > ctx.now);
  return {
    balance: live.reduce((sum, { remaining }) => sum + remaining, 0),
    lots: live.map(({ id, source, remaining, expiresOn }) => ({ id, source, remaining, expiresOn })),
    lines: lines.map(({ id, lotId, kind, amount, reason, appointmentId, actorType, at }) => ({ id, lotId, kind, amount, reason, appointmentId, actorType, at: at.getTime() })),
  };
}
