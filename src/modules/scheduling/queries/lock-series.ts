import { and, asc, eq, gt, gte, inArray, type SQL } from "drizzle-orm";
import type { Scope } from "#modules/identity/policy.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { isOwn, lockAppointment, type Row } from "../commands/move-on.ts";
import { appointments } from "../tables.ts";

/**
 * The live appointments that a change of a series reaches, by start and locked: the one named; it and the following, or all,
 * of those that are still to come. Nothing for what is not in a series, or not the actor's.
 */
export async function lockSeries(
  tx: Tx,
  ctx: Ctx,
  scope: Scope,
  { id, reach }: { id: string; reach: "this" | "following" | "all" },
): Promise<Row[]> {
  const named = await lockAppointment(tx, ctx, scope, id);
  if (!named?.seriesId) return [];
  const toCome = gt(appointments.startsAt, new Date(ctx.now));
  const which: Record<typeof reach, SQL | undefined> = {
    this: eq(appointments.id, id),
    following: and(gte(appointments.startsAt, named.startsAt), toCome),
    all: toCome,
  };
  return tx
    .select()
    .from(appointments)
    .where(
      and(
        eq(appointments.tenantId, ctx.tenantId),
        eq(appointments.seriesId, named.seriesId),
        inArray(appointments.status, ["pending", "confirmed"]),
        which[reach],
        scope === "own" ? isOwn(tx, ctx) : undefined,
      ),
    )
    .orderBy(asc(appointments.startsAt))
    .for("update");
}
