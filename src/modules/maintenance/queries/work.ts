import { and, desc, eq, lt } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import { namesOf } from "#modules/identity/queries/names-of.ts";
import { machines } from "#modules/machines/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { Page } from "../schemas.ts";
import { maintenanceLogs, maintenancePlans } from "../tables.ts";
import { photosOf } from "./visits.ts";

const PAGE = 25;

/** Work that was done, as it was told, newest first. Of one machine, or of all. */
export async function listWork(tx: Tx, ctx: Ctx, { machineId, cursor }: Page) {
  authorize(ctx, "maintenance:read");
  const rows = await tx
    .select({
      log: maintenanceLogs,
      plan: maintenancePlans.name,
      machine: { id: machines.id, name: machines.name, timeZone: machines.timeZone },
    })
    .from(maintenanceLogs)
    .innerJoin(
      machines,
      and(eq(machines.tenantId, maintenanceLogs.tenantId), eq(machines.id, maintenanceLogs.machineId)),
    )
    .leftJoin(
      maintenancePlans,
      and(eq(maintenancePlans.tenantId, maintenanceLogs.tenantId), eq(maintenancePlans.id, maintenanceLogs.planId)),
    )
    .where(
      and(
        eq(maintenanceLogs.tenantId, ctx.tenantId),
        machineId ? eq(maintenanceLogs.machineId, machineId) : undefined,
        cursor ? lt(maintenanceLogs.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(maintenanceLogs.id))
    .limit(PAGE + 1);
  const page = rows.slice(0, PAGE);
  const logIds = page.map(({ log }) => log.id);
  const visitIds = [...new Set(page.flatMap(({ log }) => log.visitId ?? []))];
  const [ofLog, ofVisit, names] = await Promise.all([
    photosOf(tx, ctx, "logId", logIds),
    photosOf(tx, ctx, "visitId", visitIds),
    namesOf(
      tx,
      ctx,
      page.map(({ log }) => log.actorId),
    ),
  ]);
  return {
    work: page.map(({ log, plan, machine }) => ({
      id: log.id,
      machine,
      plan,
      onVisit: log.visitId !== null,
      kind: log.kind,
      doneAt: log.doneAt.getTime(),
      costMinor: log.costMinor,
      notes: log.notes,
      by: names.get(log.actorId ?? "") ?? null,
      photos: [...(ofLog.get(log.id) ?? []), ...(ofVisit.get(log.visitId ?? "") ?? [])],
    })),
    next: rows.length > PAGE ? (logIds.at(-1) ?? null) : null,
  };
}
