import { and, eq } from "drizzle-orm";
import { authorizeMachine } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { once } from "#platform/registry.ts";
import { statusOf } from "../domain/machine-status.ts";
import { machineChangedQueue } from "../queue.ts";
import { machines } from "../tables.ts";

/** A machine that sells all day writes its row once in so long. */
const REMEMBERED_MS = 60_000;
const REMEMBERED_MAX = 10_000;

const spoken = () => once("machines.spoken", () => new Map<string, number>());

/** Whatever a machine asks says that it lives: one that sells without a heartbeat is online (product.md, "Words"). */
export async function noteSpoken(ctx: Ctx): Promise<void> {
  const machineId = authorizeMachine(ctx);
  const known = spoken().get(machineId);
  if (known !== undefined && ctx.now - known < REMEMBERED_MS) return;
  await withTenant(ctx, async (tx) => {
    const itself = and(eq(machines.tenantId, ctx.tenantId), eq(machines.id, machineId));
    const [before] = await tx
      .select({ lastSeenAt: machines.lastSeenAt, offlineSince: machines.offlineSince })
      .from(machines)
      .where(itself)
      .for("update");
    if (!before || (before.lastSeenAt && before.lastSeenAt.getTime() > ctx.now - REMEMBERED_MS)) return;
    await tx
      .update(machines)
      .set({ lastSeenAt: new Date(ctx.now), offlineSince: null })
      .where(itself);
    if (before.offlineSince === null && statusOf(before.lastSeenAt?.getTime() ?? null, ctx.now) === "online") return;
    await enqueue(tx, ctx, machineChangedQueue, { machineId });
    await publish(tx, ctx, "machines", machineId);
  });
  if (spoken().size >= REMEMBERED_MAX) spoken().clear();
  spoken().set(machineId, ctx.now);
}
