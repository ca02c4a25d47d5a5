import { and, asc, desc, eq, inArray, lt } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import { namesOf } from "#modules/identity/queries/names-of.ts";
import { machines } from "#modules/machines/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { Page } from "../schemas.ts";
import { maintenanceLogs, maintenancePhotos, visits } from "../tables.ts";

const PAGE = 25;

export type VisitPage = Awaited<ReturnType<typeof listVisits>>;
export type ListedVisit = VisitPage["visits"][number];

/** Visits by their arrival on our books, newest first, with what was done. Of one machine, or of all. */
export async function listVisits(tx: Tx, ctx: Ctx, { machineId, cursor }: Page) {
  authorize(ctx, "maintenance:read");
  const rows = await tx
    .select({ visit: visits, machine: { id: machines.id, name: machines.name, timeZone: machines.timeZone } })
    .from(visits)
    .innerJoin(machines, and(eq(machines.tenantId, visits.tenantId), eq(machines.id, visits.machineId)))
    .where(
      and(
        eq(visits.tenantId, ctx.tenantId),
        machineId ? eq(visits.machineId, machineId) : undefined,
        cursor ? lt(visits.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(visits.id))
    .limit(PAGE + 1);
  const page = rows.slice(0, PAGE);
  const ids = page.map(({ visit }) => visit.id);
  const [work, photos, names] = await Promise.all([
    workOf(tx, ctx, ids),
    photosOf(tx, ctx, "visitId", ids),
    namesOf(
      tx,
      ctx,
      page.map(({ visit }) => visit.userId),
    ),
  ]);
  return {
    visits: page.map(({ visit, machine }) => ({
      id: visit.id,
      machine,
      arrivedAt: visit.arrivedAt.getTime(),
      leftAt: visit.leftAt.getTime(),
      receivedAt: visit.receivedAt.getTime(),
      by: names.get(visit.userId ?? "") ?? null,
      lines: visit.lines,
      notes: visit.notes,
      costMinor: visit.costMinor,
      work: work.get(visit.id) ?? [],
      photos: photos.get(visit.id) ?? [],
    })),
    next: rows.length > PAGE ? (ids.at(-1) ?? null) : null,
  };
}

async function workOf(tx: Tx, ctx: Ctx, visitIds: string[]) {
  if (visitIds.length === 0) return new Map<string, never[]>();
  const rows = await tx
    .select({ visitId: maintenanceLogs.visitId, kind: maintenanceLogs.kind, notes: maintenanceLogs.notes })
    .from(maintenanceLogs)
    .where(and(eq(maintenanceLogs.tenantId, ctx.tenantId), inArray(maintenanceLogs.visitId, visitIds)))
    .orderBy(asc(maintenanceLogs.id));
  return Map.groupBy(rows, ({ visitId }) => visitId ?? "");
}

/** Ids of photos by what they belong to, in their order. */
export async function photosOf(
  tx: Tx,
  ctx: Ctx,
  of: "visitId" | "logId",
  ids: string[],
): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ subject: maintenancePhotos[of], photoId: maintenancePhotos.photoId })
    .from(maintenancePhotos)
    .where(and(eq(maintenancePhotos.tenantId, ctx.tenantId), inArray(maintenancePhotos[of], ids)))
    .orderBy(asc(maintenancePhotos.part));
  const bySubject = Map.groupBy(rows, ({ subject }) => subject ?? "");
  return new Map([...bySubject].map(([subject, list]) => [subject, list.map(({ photoId }) => photoId)]));
}
