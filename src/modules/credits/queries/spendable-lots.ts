import { and, asc, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { creditLots } from "../tables.ts";

/** What a client can spend now, soonest-expiring first. Before spending, `lockCredits`. */
export const spendableLots = (tx: Tx, ctx: Ctx, clientId: string) =>
  tx
    .select({
      id: creditLots.id,
      source: creditLots.source,
      remaining: creditLots.remaining,
      expiresOn: creditLots.expiresOn,
    })
    .from(creditLots)
    .where(
      and(
        eq(creditLots.tenantId, ctx.tenantId),
        eq(creditLots.clientId, clientId),
        gt(creditLots.remaining, 0),
        or(isNull(creditLots.expiresAt), gt(creditLots.expiresAt, new Date(ctx.now))),
      ),
    )
    .orderBy(sql`${creditLots.expiresAt} asc nulls last`, asc(creditLots.id));

/** The sum of what can be spent. */
export const balanceOf = (lots: readonly { remaining: number }[]): number =>
  lots.reduce((sum, { remaining }) => sum + remaining, 0);
