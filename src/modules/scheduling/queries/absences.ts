import { and, eq, gt, inArray, lt } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { Interval } from "../domain/slot-query.ts";
import { mergeIntervals } from "../domain/merge-intervals.ts";
import { availabilityBlocks, importedBusy } from "../tables.ts";

/** When professionals are away in `[from, to)`, by their own blocks or by a calendar of theirs elsewhere: merged, by professional. */
export async function absencesOf(tx: Tx, ctx: Ctx, professionalIds: string[], from: number, to: number): Promise<Map<string, Interval[]>> {
  const within = (table: typeof availabilityBlocks | typeof importedBusy) =>
    and(
      eq(table.tenantId, ctx.tenantId),
      inArray(table.professionalId, professionalIds),
      lt(table.startsAt, new Date(to)),
      gt(table.endsAt, new Date(from)),
    );
  const columns = (table: typeof availabilityBlocks | typeof importedBusy) => ({
    professionalId: table.professionalId,
    startsAt: table.startsAt,
    endsAt: table.endsAt,
  });
  const rows = await tx
    .select(columns(availabilityBlocks))
    .from(availabilityBlocks)
    .where(within(availabilityBlocks))
    .unionAll(tx.select(columns(importedBusy)).from(importedBusy).where(within(importedBusy)));
  const found = Map.groupBy(rows, ({ professionalId }) => professionalId);
  return new Map(
    [...found].map(([id, theirs]) => [id, mergeIntervals(theirs.map(({ startsAt, endsAt }) => ({ start: startsAt.getTime(), end: endsAt.getTime() })))]),
  );
}
