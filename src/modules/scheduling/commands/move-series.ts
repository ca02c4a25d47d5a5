import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { authorize } from "#modules/identity/authorize.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import { violates } from "#platform/db/errors.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { shiftOnWall } from "../domain/series.ts";
import { tellOfSeries } from "../letters/tell-of-series.ts";
import { lockSeries } from "../queries/lock-series.ts";
import type { MoveSeries } from "../schemas.ts";
import { TIME_CONSTRAINTS } from "./claim-time.ts";
import { moveTo } from "./reschedule-appointment.ts";

/**
 * Moves one of a series, it and what follows, or all that is still to come, by as much on the wall; all or none. Later ones go
 * first where the series moves forward, so that none is in the way of its own neighbour.
 */
export async function moveSeries(ctx: Ctx, { id, start, reach, reason }: MoveSeries) {
  const scope = authorize(ctx, "appointments:reschedule");
  const moved = withTenant(ctx, async (tx) => {
    const [{ timeZone }, rows] = await Promise.all([
      organizationOf(tx, ctx),
      lockSeries(tx, ctx, scope, { id, reach }),
    ]);
    const named = rows.find((row) => row.id === id);
    if (!named) return refuse("NOT_FOUND");
    const from = named.startsAt.getTime();
    for (const row of start > from ? rows.toReversed() : rows) {
      const target = shiftOnWall(timeZone, row.startsAt.getTime(), from, start);
      const done = await moveTo(tx, ctx, row, { start: target, outsideHours: false, reason, toldElsewhere: true });
      if (!done.ok) return { ...done, start: target };
    }
    const appointmentIds = rows.map((row) => row.id);
    await tellOfSeries(tx, ctx, { event: "moved", cause: newId(), appointmentIds });
    return ok({ appointmentIds });
  });
  return moved.catch((error: unknown) => {
    if (TIME_CONSTRAINTS.some((name) => violates(error, name))) return refuse("SLOT_TAKEN", { start });
    throw error;
  });
}
