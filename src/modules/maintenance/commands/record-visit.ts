import { and, eq, inArray } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import { addMovements } from "#modules/inventory/commands/add-movements.ts";
import { applyCounts } from "#modules/inventory/commands/apply-counts.ts";
import { hasMachine } from "#modules/inventory/queries/has-machine.ts";
import { stockChangedQueue } from "#modules/inventory/queue.ts";
import { machineSlots } from "#modules/machines/tables.ts";
import { actorId, type Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { publish } from "#platform/db/live.ts";
import { readTenant, withTenant } from "#platform/db/with-tenant.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { clockWrongBy, visitTimes } from "../domain/visit-times.ts";

import { maintenanceChangedQueue } from "../queue.ts";
import type { RecordVisit, VisitReceipt } from "../schemas.ts";
import { maintenancePhotos, visits } from "../tables.ts";
import { keepPhotos, preparePhotos } from "./keep-photos.ts";
import { writeLog } from "./write-log.ts";

type KeptVisit = typeof visits.$inferSelect;

/**
 * A technician's stop at a machine, whole or not at all, and once however often it is sent: its id was made on the phone.
 * What was counted counts at the arrival, what was put in or thrown away at the leaving, however late this comes.
 */
export async function recordVisit(ctx: Ctx, visit: RecordVisit, photos: Uint8Array[] = []) {
  authorize(ctx, "maintenance:write");
  const before = await readTenant(ctx, (tx) => keptVisit(tx, ctx, visit.id));
  const prepared = before ? [] : await preparePhotos(photos);
  return withTenant(ctx, async (tx) => {
    const { id, machineId } = visit;
    if (!(await hasMachine(tx, ctx, machineId))) return refuse("NOT_FOUND");
    const times = visitTimes(visit, ctx.now);
    if (!times) return refuse("VISIT_TOO_OLD");
    if (!(await knowsPositions(tx, ctx, visit))) return refuse("UNKNOWN_POSITION");

    const arrivedAt = new Date(times.arrivedAt);
    const leftAt = new Date(times.leftAt);
    const costs = visit.work.flatMap(({ costMinor }) => costMinor ?? []);
    const [first] = await tx
      .insert(visits)
      .values({
        tenantId: ctx.tenantId,
        id,
        machineId,
        userId: actorId(ctx.actor),
        arrivedAt,
        leftAt,
        receivedAt: new Date(ctx.now),
        lines: visit.lines,
        notes: visit.notes?.trim() ? visit.notes.trim() : null,
        costMinor: costs.length > 0 ? costs.reduce((sum, cost) => sum + cost) : null,
      })
      .onConflictDoNothing({ target: [visits.tenantId, visits.id] })
      .returning();
    if (!first) return alreadyKept(tx, ctx, visit, photos.length);

    await moveStock(tx, ctx, visit, { arrivedAt, leftAt });
    for (const work of visit.work) {
      const written = await writeLog(tx, ctx, { ...work, id: newId(), machineId, visitId: id, doneAt: leftAt });
      if (written === "unknown") return refuse("NOT_FOUND");
    }
    await keepPhotos(tx, ctx, prepared, { visitId: id });
    await audit(tx, ctx, {
      action: "visit.record",
      subject: { type: "machine", id: machineId },
      data: { visitId: id, positions: visit.lines.length, work: visit.work.map(({ kind }) => kind) },
    });
    // Judged again even if no line was crossed: what the visit answers may be of an earlier day.
    await enqueue(tx, ctx, stockChangedQueue, { machineId });
    await enqueue(tx, ctx, maintenanceChangedQueue, { machineId });
    await publish(tx, ctx, "machines", machineId);
    return ok(receiptOf(visit, first, photos.length - prepared.length));
  });
}

async function keptVisit(tx: Tx, ctx: Ctx, id: string): Promise<KeptVisit | undefined> {
  const [kept] = await tx
    .select()
    .from(visits)
    .where(and(eq(visits.tenantId, ctx.tenantId), eq(visits.id, id)));
  return kept;
}

/** The first answer again. Under the id of another machine's visit it is a mistake, and not lost without a word. */
async function alreadyKept(tx: Tx, ctx: Ctx, visit: RecordVisit, photosSent: number) {
  const kept = await keptVisit(tx, ctx, visit.id);
  if (kept?.machineId !== visit.machineId) return refuse("VISIT_DIFFERS");
  const photos = await tx.$count(
    maintenancePhotos,
    and(eq(maintenancePhotos.tenantId, ctx.tenantId), eq(maintenancePhotos.visitId, visit.id)),
  );
  return ok(receiptOf(visit, kept, photosSent - photos));
}

const receiptOf = (visit: RecordVisit, kept: KeptVisit, photosLeftOut: number): VisitReceipt => ({
  visitId: kept.id,
  receivedAt: kept.receivedAt.getTime(),
  clockWrongByMs: clockWrongBy(visit, { leftAt: kept.leftAt.getTime() }),
  photosLeftOut: Math.max(0, photosLeftOut),
});

/** Positions that have left the planogram still count: the phone had not heard of it. */
async function knowsPositions(tx: Tx, ctx: Ctx, { machineId, lines }: RecordVisit): Promise<boolean> {
  if (lines.length === 0) return true;
  const positions = lines.map(({ position }) => position);
  const known = await tx.$count(
    machineSlots,
    and(
      eq(machineSlots.tenantId, ctx.tenantId),
      eq(machineSlots.machineId, machineId),
      inArray(machineSlots.position, positions),
    ),
  );
  return known === positions.length;
}

async function moveStock(
  tx: Tx,
  ctx: Ctx,
  visit: RecordVisit,
  times: { arrivedAt: Date; leftAt: Date },
): Promise<void> {
  const cause = `visit:${visit.id}`;
  const { machineId } = visit;
  const counts = visit.lines.flatMap(({ position, counted }) =>
    counted === undefined ? [] : [{ position, quantity: counted }],
  );
  if (counts.length > 0)
    await applyCounts(tx, ctx, {
      machineId,
      observedAt: times.arrivedAt.getTime(),
      source: "visit",
      cause,
      items: counts,
    });
  const moved = (kind: "refill" | "waste") =>
    visit.lines.flatMap(({ position, refilled, wasted }) => {
      const quantity = kind === "refill" ? refilled : wasted;
      return quantity === undefined ? [] : [{ position, quantity }];
    });
  for (const kind of ["refill", "waste"] as const) {
    const items = moved(kind);
    if (items.length > 0) await addMovements(tx, ctx, { machineId, kind, at: times.leftAt.getTime(), cause, items });
  }
}
