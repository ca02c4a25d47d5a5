import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { hasMachine } from "../queries/has-machine.ts";
import type { RecordRefill } from "../schemas.ts";
import { addMovements } from "./add-movements.ts";

/** What a person put into a machine or took out of it. */
export function moveStock(
  ctx: Ctx,
  kind: "refill" | "waste",
  { requestId, machineId, at = ctx.now, items, note }: RecordRefill,
) {
  authorize(ctx, "stock:write");
  return withTenant(ctx, async (tx) => {
    if (!(await hasMachine(tx, ctx, machineId))) return refuse("NOT_FOUND");
    if (at > ctx.now) return refuse("CLOCK_AHEAD");
    const moved = await addMovements(tx, ctx, { machineId, kind, at, items, cause: `request:${requestId}`, note });
    if (moved.length < items.length) return refuse("UNKNOWN_POSITION");
    if (moved.some(({ fresh }) => fresh)) {
      await audit(tx, ctx, {
        action: `stock.${kind}`,
        subject: { type: "machine", id: machineId },
        data: { at: new Date(at).toISOString(), items, note: note ?? null },
      });
      await publish(tx, ctx, "machines", machineId);
    }
    return ok({ items: moved.map(({ position, quantity }) => ({ position, quantity })) });
  });
}
