import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { hasMachine } from "../queries/has-machine.ts";
import type { RecordCount } from "../schemas.ts";
import { applyCounts } from "./apply-counts.ts";

/** Somebody counted what lies in a machine. The same request twice is one count. */
export function recordCount(ctx: Ctx, { requestId, machineId, at = ctx.now, items }: RecordCount) {
  authorize(ctx, "stock:write");
  return withTenant(ctx, async (tx) => {
    if (!(await hasMachine(tx, ctx, machineId))) return refuse("NOT_FOUND");
    if (at > ctx.now) return refuse("CLOCK_AHEAD");
    const counted = await applyCounts(tx, ctx, {
      machineId,
      observedAt: at,
      items,
      source: "desk",
      cause: `request:${requestId}`,
    });
    if (counted.length < items.length) return refuse("UNKNOWN_POSITION");
    if (counted.some(({ fresh }) => fresh)) {
      await audit(tx, ctx, {
        action: "stock.count",
        subject: { type: "machine", id: machineId },
        data: { at: new Date(at).toISOString(), items },
      });
      await publish(tx, ctx, "machines", machineId);
    }
    return ok({ items: counted.map(({ position, quantity, correctedBy }) => ({ position, quantity, correctedBy })) });
  });
}
