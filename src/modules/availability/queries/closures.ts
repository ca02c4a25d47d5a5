import { and, asc, eq, gte, lte, or } from "drizzle-orm";
import { ok } from "#lib/result.ts";
import { authorize } from "#modules/access/authorize.ts";
import { can } from "#modules/access/policy.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { closedTimes } from "../domain/closures.ts";
import { localDateOf } from "../domain/local-days.ts";
import { closures } from "../tables.ts";

const DAY_MS = 86_400_000;
/** What whoever books should know: no further ahead than most people look. */
const TOLD_AHEAD_DAYS = 21;

const date = (at: number, days = 0) => new Date(at + days * DAY_MS).toISOString().slice(0, 10);

/** The closures that may meet a range (epoch ms), whatever the zone. */
export const closuresAround = (tx: Tx, ctx: Ctx, from: number, to: number) =>
  tx
    .select()
    .from(closures)
    .where(
      and(
        eq(closures.tenantId, ctx.tenantId),
        or(closures.yearly, and(gte(closures.endsOn, date(from, -2)), lte(closures.startsOn, date(to, 2)))),
      ),
    )
    .orderBy(asc(closures.startsOn), asc(closures.id));

/** When and why the institution is closed between two instants (epoch ms). */
export async function closedBetween(tx: Tx, ctx: Ctx, from: number, to: number) {
  const [{ timeZone }, found] = await Promise.all([organizationOf(tx, ctx), closuresAround(tx, ctx, from, to)]);
  return closedTimes(found, timeZone, from, to).map(({ start, end, closure: { id, name } }) => ({
    id,
    name,
    start,
    end,
  }));
}

/** For whoever looks at the institution's page: the days soon on which nobody is there. */
export const closedSoon = (tx: Tx, ctx: Ctx) => closedBetween(tx, ctx, ctx.now, ctx.now + TOLD_AHEAD_DAYS * DAY_MS);

export type ListedClosure = Awaited<ReturnType<typeof listClosures>>["closures"][number];

/** Those to come and those of every year, and the next time of each (epoch ms). */
export function listClosures(ctx: Ctx) {
  authorize(ctx, "closures:read");
  return readTenant(ctx, async (tx) => {
    const [{ timeZone }, found] = await Promise.all([
      organizationOf(tx, ctx),
      tx
        .select()
        .from(closures)
        .where(and(eq(closures.tenantId, ctx.tenantId), or(closures.yearly, gte(closures.endsOn, date(ctx.now, -2)))))
        .orderBy(asc(closures.startsOn), asc(closures.id)),
    ]);
    const next = new Map(
      closedTimes(found, timeZone, ctx.now, ctx.now + 8 * 366 * DAY_MS)
        .toReversed()
        .map(({ closure, start, end }) => [closure.id, { start, end }]),
    );
    const listed = found.flatMap(({ id, name, startsOn, endsOn, yearly, holiday }) => {
      const time = next.get(id);
      return time ? [{ id, name, startsOn, endsOn, yearly, holiday, ...time }] : [];
    });
    return ok({
      timeZone,
      today: localDateOf(timeZone, ctx.now),
      editable: can(ctx.actor, "closures:write"),
      closures: listed.sort((a, b) => a.start - b.start),
    });
  });
}
