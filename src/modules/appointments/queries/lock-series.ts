import { and, asc, eq, gt, gte, inArray, type SQL } from "drizzle-orm";
import type { Scope } from "#modules/access/policy.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { isOwn, lockAppointment, type Row } from "./appointment-in-reach.ts";
import { appointments } from "../tables.ts";

export type Reach = "this" | "following" | "all";

/**
 * The live appointments that a change of a series reaches, by start and locked: the one named; it and the following, or all,
 * of those that are still to come. Nothing for what is not in a series, or not the actor's.
 */
export async function lockSeries(
  tx: Tx,
  ctx: Ctx,
  scope: Scope,
  { id, reach }: { id: string; reach: Reach },
): Promise<Row[]> {
  const named = await lockAppointment(tx, ctx, scope, id);
  if (!named?.seriesId) return [];
  return tx
    .select()
    .from(appointments)
    .where(reachedBy(tx, ctx, scope, named, reach))
    .orderBy(asc(appointments.startsAt))
    .for("update");
}

/** Which those are. */
export function reachedBy(tx: Tx, ctx: Ctx, scope: Scope, named: Row, reach: Reach): SQL | undefined {
  const toCome = gt(appointments.startsAt, new Date(ctx.now));
  const which: Record<Reach, SQL | undefined> = {
    this: eq(appointments.id, named.id),
    following: and(gte(appointments.startsAt, named.startsAt), toCome),
    all: toCome,
  };
  return and(
    eq(appointments.tenantId, ctx.tenantId),
    named.seriesId ? eq(appointments.seriesId, named.seriesId) : eq(appointments.id, named.id),
    inArray(appointments.status, ["pending", "confirmed"]),
    which[reach],
    scope === "own" ? isOwn(tx, ctx) : undefined,
  );
}
