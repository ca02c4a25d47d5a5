import { and, asc, eq, isNotNull, ne } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { spentOn } from "#modules/credits/queries/spent-on.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Scope } from "#modules/access/policy.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { idOfKey } from "./id-of-key.ts";
import { isOwn, type Row } from "./appointment-in-reach.ts";
import { policyOf } from "#modules/catalog/domain/booked-terms.ts";
import { creditsFor, deadlines, shareAt } from "#modules/catalog/domain/cancellation-policy.ts";
import type { FindConsequence } from "../schemas.ts";
import { mayClientMove } from "../domain/may-client-move.ts";
import { appointments } from "../tables.ts";
import { reachedBy } from "./lock-series.ts";

/**
 * What cancelling now would mean, judged by the very functions that then do it: the share of the one named, and how many
 * credits would come back of how many, over all that the change reaches.
 */
export function findConsequence(ctx: Ctx, { id, key, reach }: FindConsequence) {
  const byLink = key !== undefined && idOfKey(ctx, key) === id;
  const scope: Scope = byLink ? "all" : authorize(ctx, "appointments:cancel");
  return readTenant(ctx, async (tx) => {
    const named = await findLive(tx, ctx, scope, id);
    if (!named) return refuse("NOT_FOUND");
    const isWider = reach !== "this" && named.seriesId !== null && !byLink;
    const rows = isWider ? await findReached(tx, ctx, scope, named, reach) : [named];
    const each = await Promise.all(rows.map((row) => outcome(tx, ctx, row)));
    const policy = policyOf(named.terms);
    const start = named.startsAt.getTime();
    return ok({
      now: ctx.now,
      status: named.status,
      share: shareOf(named, ctx.now),
      deadlines: deadlines(policy, start),
      mayMove: mayClientMove({ status: named.status, start, policy }, ctx.now),
      count: rows.length,
      creditsBack: each.reduce((sum, one) => sum + one.creditsBack, 0),
      spent: each.reduce((sum, one) => sum + one.spent, 0),
    });
  });
}

const shareOf = ({ status, terms, startsAt }: Row, now: number): number =>
  status === "pending" ? 100 : shareAt(policyOf(terms), startsAt.getTime(), now);

async function outcome(tx: Tx, ctx: Ctx, row: Row): Promise<{ creditsBack: number; spent: number }> {
  const spent = (await spentOn(tx, ctx, row.id))?.shares.reduce((sum, { amount }) => sum + amount, 0) ?? 0;
  if (row.status === "pending") return { creditsBack: spent, spent };
  if (row.status !== "confirmed") return { creditsBack: 0, spent };
  return { creditsBack: creditsFor(policyOf(row.terms), spent, shareOf(row, ctx.now)), spent };
}

async function findLive(tx: Tx, ctx: Ctx, scope: Scope, id: string): Promise<Row | undefined> {
  const [row] = await tx
    .select()
    .from(appointments)
    .where(
      and(
        eq(appointments.tenantId, ctx.tenantId),
        eq(appointments.id, id),
        isNotNull(appointments.clientId),
        ne(appointments.status, "held"),
        scope === "own" ? isOwn(tx, ctx) : undefined,
      ),
    );
  return row;
}

const findReached = (tx: Tx, ctx: Ctx, scope: Scope, named: Row, reach: "following" | "all"): Promise<Row[]> =>
  tx
    .select()
    .from(appointments)
    .where(reachedBy(tx, ctx, scope, named, reach))
    .orderBy(asc(appointments.startsAt));
