import { and, eq, sql } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { timeTicks } from "../domain/time-ticks.ts";
import type { ReadingsOf } from "../schemas.ts";
import { machineReadings } from "../tables.ts";

const MINUTE = 60_000;
/** How far back, and how long a stretch becomes one point: about 150 to 350 points whatever the span. */
const SPANS = {
  day: { back: 24 * 60 * MINUTE, step: 10 * MINUTE },
  week: { back: 7 * 24 * 60 * MINUTE, step: 30 * MINUTE },
  month: { back: 30 * 24 * 60 * MINUTE, step: 180 * MINUTE },
} as const;

export type Reading = { at: number; temperatureC: number | null; signalDbm: number | null };

/**
 * Temperature and signal of a machine, oldest first, averaged over equal stretches. A stretch without readings is not
 * left out but empty: the line breaks where the machine was silent. `ticks` are round times of the institution's wall.
 */
export async function machineReadingsOf(tx: Tx, ctx: Ctx, { machineId, span }: ReadingsOf) {
  authorize(ctx, "machines:read");
  const { back, step } = SPANS[span];
  const bucket = sql<number>`floor(extract(epoch from ${machineReadings.at}) * 1000 / ${step}::float8)`;
  const rows = await tx
    .select({
      bucket: bucket.as("bucket"),
      temperatureC: sql<number | null>`round(avg(${machineReadings.temperatureC})::numeric, 1)::float8`,
      signalDbm: sql<number | null>`round(avg(${machineReadings.signalDbm}))::int`,
    })
    .from(machineReadings)
    .where(
      and(
        eq(machineReadings.tenantId, ctx.tenantId),
        eq(machineReadings.machineId, machineId),
        sql`${machineReadings.at} > ${new Date(ctx.now - back).toISOString()}::timestamptz`,
      ),
    )
    .groupBy(sql`bucket`)
    .orderBy(sql`bucket`);
  const known = new Map(rows.map((row) => [Number(row.bucket), row]));
  const points: Reading[] = [];
  const last = Math.floor(ctx.now / step);
  for (let at = Math.ceil((ctx.now - back) / step); at <= last; at++) {
    const row = known.get(at);
    points.push({ at: at * step, temperatureC: row?.temperatureC ?? null, signalDbm: row?.signalDbm ?? null });
  }
  const { timeZone } = await organizationOf(tx, ctx);
  const ticks = timeTicks(ctx.now - back, ctx.now, timeZone);
  return { points, ticks, from: ctx.now - back, until: ctx.now };
}
