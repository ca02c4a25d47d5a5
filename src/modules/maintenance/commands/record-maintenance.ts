import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import { hasMachine } from "#modules/inventory/queries/has-machine.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { enqueue } from "#platform/queue/queue.ts";

import { maintenanceChangedQueue } from "../queue.ts";
import type { RecordWork } from "../schemas.ts";
import { keepPhotos, preparePhotos } from "./keep-photos.ts";
import { writeLog } from "./write-log.ts";

/** The form's clock and ours may differ by as much. */
const AHEAD_MS = 5 * 60_000;

/** Work told at the desk. Told twice under the same id, it is written once; what is no picture is left out and said. */
export async function recordMaintenance(
  ctx: Ctx,
  { id, machineId, doneAt, ...work }: RecordWork,
  photos: Uint8Array[] = [],
) {
  authorize(ctx, "maintenance:write");
  if (doneAt > ctx.now + AHEAD_MS) return refuse("NOT_DONE_YET");
  const prepared = await preparePhotos(photos);
  return withTenant(ctx, async (tx) => {
    if (!(await hasMachine(tx, ctx, machineId))) return refuse("NOT_FOUND");
    const written = await writeLog(tx, ctx, {
      ...work,
      id,
      machineId,
      doneAt: new Date(Math.min(doneAt, ctx.now)),
    });
    if (written === "unknown") return refuse("NOT_FOUND");
    const photosLeftOut = photos.length - prepared.length;
    if (written === "again") return ok({ id, photosLeftOut });
    await keepPhotos(tx, ctx, prepared, { logId: id });
    await audit(tx, ctx, {
      action: "maintenance.record",
      subject: { type: "machine", id: machineId },
      data: { logId: id, kind: work.kind, planId: work.planId ?? null, costMinor: work.costMinor ?? null },
    });
    await enqueue(tx, ctx, maintenanceChangedQueue, { machineId });
    await publish(tx, ctx, "machines", machineId);
    return ok({ id, photosLeftOut });
  });
}
