import { ok, refuse } from "#lib/result.ts";
import { authorizeMachine } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { withMutex } from "#platform/keyed-mutex.ts";
import { isAhead, occurredAt } from "../domain/occurred-at.ts";
import { shownStock } from "../domain/stock-band.ts";
import type { RecordCounts } from "../schemas.ts";
import { applyCounts } from "./apply-counts.ts";

/** What a machine saw in its positions. A position it does not have refuses the whole count: it is the wrong planogram. */
export async function recordCounts(ctx: Ctx, { observed_at, items }: RecordCounts) {
  const machineId = authorizeMachine(ctx);
  if (isAhead(observed_at, ctx.now)) return refuse("CLOCK_AHEAD");
  const observedAt = occurredAt(
    { at: observed_at, clock: "synced" },
    { receivedAt: ctx.now, offsetMs: null, offsetAt: null },
  );
  return withMutex(machineId, () =>
    withTenant(ctx, async (tx) => {
      const counted = await applyCounts(tx, ctx, {
        machineId,
        observedAt,
        items,
        source: "machine",
        cause: `machine:${String(observed_at)}`,
      });
      if (counted.length < items.length) {
        const known = new Set(counted.map(({ position }) => position));
        return refuse("UNKNOWN_POSITION", {
          positions: items.flatMap(({ position }) => (known.has(position) ? [] : [position])),
        });
      }
      return ok({
        items: counted.map(({ position, quantity, correctedBy }) => ({
          position,
          quantity: shownStock(quantity),
          correctedBy,
        })),
      });
    }),
  );
}
