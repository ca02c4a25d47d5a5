import { and, eq, lt } from "drizzle-orm";
import { actorId, type Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { soldUntil } from "../queries/sold-until.ts";
import type { WorkKind } from "../schemas.ts";
import { maintenanceLogs, maintenancePlans } from "../tables.ts";

export type Work = {
  id: string;
  machineId: string;
  kind: WorkKind;
  doneAt: Date;
  planId?: string | null | undefined;
  visitId?: string | undefined;
  costMinor?: number | null | undefined;
  notes?: string | null | undefined;
};

/**
 * Writes down work and moves the plan it fulfils on, never back: work of last week that is told today leaves alone a plan
 * that was fulfilled yesterday.
 * @returns `again` when the same work is already written, `unknown` when the plan is not one of this machine
 */
export async function writeLog(tx: Tx, ctx: Ctx, work: Work): Promise<"written" | "again" | "unknown"> {
  const { id, machineId, kind, doneAt, planId = null, visitId = null, costMinor = null } = work;
  const notes = work.notes?.trim() ? work.notes.trim() : null;
  if (planId !== null && !(await isPlanOf(tx, ctx, planId, machineId))) return "unknown";
  const written = await tx
    .insert(maintenanceLogs)
    .values({
      tenantId: ctx.tenantId,
      id,
      machineId,
      planId,
      visitId,
      kind,
      doneAt,
      costMinor,
      notes,
      actorType: ctx.actor.type,
      actorId: actorId(ctx.actor),
      recordedAt: new Date(ctx.now),
    })
    .onConflictDoNothing({ target: [maintenanceLogs.tenantId, maintenanceLogs.id] })
    .returning({ id: maintenanceLogs.id });
  if (written.length === 0) return "again";
  if (planId !== null) {
    const soldThen = await soldUntil(tx, ctx, machineId, doneAt);
    await tx
      .update(maintenancePlans)
      .set({ countedFrom: doneAt, soldThen })
      .where(
        and(
          eq(maintenancePlans.tenantId, ctx.tenantId),
          eq(maintenancePlans.id, planId),
          lt(maintenancePlans.countedFrom, doneAt),
        ),
      );
  }
  return "written";
}

async function isPlanOf(tx: Tx, ctx: Ctx, planId: string, machineId: string): Promise<boolean> {
  const found = await tx
    .select({ id: maintenancePlans.id })
    .from(maintenancePlans)
    .where(
      and(
        eq(maintenancePlans.tenantId, ctx.tenantId),
        eq(maintenancePlans.id, planId),
        eq(maintenancePlans.machineId, machineId),
      ),
    );
  return found.length > 0;
}
