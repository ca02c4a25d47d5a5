import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { tellOfSeries } from "../letters/tell-of-series.ts";
import { lockSeries } from "../queries/lock-series.ts";
import type { CancelSeries } from "../schemas.ts";
import { lockClasses } from "./lock-classes.ts";
import { takeStep } from "./move-on.ts";
import { settleCancellation } from "./settle-cancellation.ts";

/** Cancels one of a series, it and what follows, or all that is still to come; each by its own policy, told in one letter. */
export function cancelSeries(ctx: Ctx, input: CancelSeries) {
  const scope = authorize(ctx, "appointments:cancel");
  return withTenant(ctx, async (tx) => {
    const rows = await lockSeries(tx, ctx, scope, input);
    if (rows.length === 0) return refuse("NOT_FOUND");
    // One alone is told of as any other.
    const toldElsewhere = rows.length > 1;
    const how = { reason: input.reason, settle: settleCancellation(input), toldElsewhere };
    await lockClasses(tx, ctx, rows);
    let creditsBack = 0;
    for (const row of rows) {
      const cancelled = await takeStep(tx, ctx, row, "cancel", how);
      if (!cancelled.ok) return { ...cancelled, start: row.startsAt.getTime() };
      creditsBack += cancelled.creditsBack;
    }
    const appointmentIds = rows.map(({ id }) => id);
    if (toldElsewhere)
      await tellOfSeries(tx, ctx, {
        event: "cancelled",
        cause: newId(),
        appointmentIds,
        reason: input.reason,
        creditsBack,
      });
    return ok({ appointmentIds, creditsBack });
  });
}
