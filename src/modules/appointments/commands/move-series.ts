import { and, eq } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { violates } from "#platform/db/errors.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { shiftOnWall } from "../domain/series.ts";
import { tellOfSeries } from "../letters/tell-of-series.ts";
import { lockSeries } from "../queries/lock-series.ts";
import type { MoveSeries } from "../schemas.ts";
import { appointmentSeries } from "../tables.ts";
import { TIME_CONSTRAINTS } from "./claim-time.ts";
import { moveTo } from "./reschedule-appointment.ts";

/**
 * Moves one of a series, it and what follows, or all that is still to come, by as much on the wall; all or none, and the
 * refusal names the time that could not be had (`start`) and whose it was to be (`from`). Later ones go first where the
 * series moves forward, so that none is in the way of its own neighbour.
 */
export async function moveSeries(ctx: Ctx, { id, start, reach, reason, outsideHours }: MoveSeries) {
  const scope = authorize(ctx, "appointments:reschedule");
  const trying = { start, from: start };
  const moved = withTenant(ctx, async (tx) => {
    const rows = await lockSeries(tx, ctx, scope, { id, reach });
    const named = rows.find((row) => row.id === id);
    if (!named?.seriesId) return refuse("NOT_FOUND");
    const timeZone = await wallOf(tx, ctx, named.seriesId);
    const old = named.startsAt.getTime();
    // One alone is told of as any other.
    const toldElsewhere = rows.length > 1;
    for (const row of start > old ? rows.toReversed() : rows) {
      trying.from = row.startsAt.getTime();
      trying.start = shiftOnWall(timeZone, trying.from, old, start);
      const done = await moveTo(tx, ctx, row, { start: trying.start, outsideHours, reason, toldElsewhere });
      if (!done.ok) return { ...done, ...trying };
    }
    const appointmentIds = rows.map((row) => row.id);
    if (toldElsewhere && start !== old) {
      const movedFrom = new Map(rows.map((row) => [row.id, row.startsAt.getTime()]));
      await tellOfSeries(tx, ctx, { event: "moved", cause: newId(), appointmentIds, movedFrom, reason });
    }
    return ok({ appointmentIds });
  });
  return moved.catch((error: unknown) => {
    if (TIME_CONSTRAINTS.some((name) => violates(error, name))) return refuse("SLOT_TAKEN", trying);
    throw error;
  });
}

/** The wall on which the series was meant: its professional's. */
async function wallOf(tx: Tx, ctx: Ctx, seriesId: string): Promise<string> {
  const [series] = await tx
    .select({ timeZone: appointmentSeries.timeZone })
    .from(appointmentSeries)
    .where(and(eq(appointmentSeries.tenantId, ctx.tenantId), eq(appointmentSeries.id, seriesId)));
  return series?.timeZone ?? "UTC";
}
