import { and, eq, gt, lt } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { mergeIntervals } from "../domain/merge-intervals.ts";
import { openHours } from "../domain/open-hours.ts";
import type { Interval } from "../domain/slot-query.ts";
import { timeAdded } from "../domain/time-added.ts";
import { hoursOf } from "../queries/availability.ts";
import type { Professional } from "#modules/catalog/queries/offered-service.ts";
import { OPENED_WINDOWS, timeOpenedQueue } from "../queue.ts";
import { importedBusy } from "../tables.ts";

/** Nobody is asked about what lies further ahead: they will have booked, or given up, long before. */
const AHEAD_MS = 90 * 86_400_000;

/** Changes somebody's hours, and tells those above which time is theirs to give now and was not before. */
export async function openingHours<T>(tx: Tx, ctx: Ctx, person: Professional, change: () => Promise<T>): Promise<T> {
  const before = await openOf(tx, ctx, person);
  const changed = await change();
  await tellOfOpened(tx, ctx, person.id, timeAdded(before, await openOf(tx, ctx, person)));
  return changed;
}

/**
 * Changes what an imported calendar says of somebody, and tells of the time that it no longer takes. Whether it can be given is
 * judged when it is offered: a block, or another calendar of theirs, may still be in the way.
 */
export async function freeingImported<T>(
  tx: Tx,
  ctx: Ctx,
  { importId, professionalId }: { importId: string; professionalId: string },
  change: () => Promise<T>,
): Promise<T> {
  const before = await takenByImport(tx, ctx, importId);
  const changed = await change();
  if (before.length > 0)
    await tellOfOpened(tx, ctx, professionalId, timeAdded(await takenByImport(tx, ctx, importId), before));
  return changed;
}

async function takenByImport(tx: Tx, ctx: Ctx, importId: string): Promise<Interval[]> {
  const { startsAt, endsAt } = importedBusy;
  const rows = await tx
    .select({ startsAt, endsAt })
    .from(importedBusy)
    .where(
      and(
        eq(importedBusy.tenantId, ctx.tenantId),
        eq(importedBusy.importId, importId),
        gt(endsAt, new Date(ctx.now)),
        lt(startsAt, new Date(ctx.now + AHEAD_MS)),
      ),
    );
  return mergeIntervals(rows.map((row) => ({ start: row.startsAt.getTime(), end: row.endsAt.getTime() })));
}

/** The hours in which somebody works, absences left aside, from now on. */
export async function openOf(tx: Tx, ctx: Ctx, { id, timeZone: zone }: Professional): Promise<Interval[]> {
  return openHours({ ...(await hoursOf(tx, ctx, id)), zone, from: ctx.now, to: ctx.now + AHEAD_MS });
}

/** What of these times is still to come, for the waitlist. */
export async function tellOfOpened(
  tx: Tx,
  ctx: Ctx,
  professionalId: string,
  opened: readonly Interval[],
): Promise<void> {
  const windows = opened
    .map(({ start, end }) => ({ start: Math.max(start, ctx.now), end: Math.min(end, ctx.now + AHEAD_MS) }))
    .filter(({ start, end }) => start < end)
    .slice(0, OPENED_WINDOWS);
  if (windows.length > 0) await enqueue(tx, ctx, timeOpenedQueue, { professionalId, windows });
}
