import { and, asc, desc, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { machines, sites } from "../tables.ts";

export type ListedSite = Awaited<ReturnType<typeof listSites>>[number];

/** Every site with how many machines stand there; those in use first. */
export async function listSites(tx: Tx, ctx: Ctx) {
  authorize(ctx, "sites:read");
  const rows = await tx
    .select({
      id: sites.id,
      name: sites.name,
      address: sites.address,
      latitude: sites.latitude,
      longitude: sites.longitude,
      archivedAt: sites.archivedAt,
      machines: sql<number>`count(${machines.id})::int`,
    })
    .from(sites)
    .leftJoin(
      machines,
      and(eq(machines.tenantId, sites.tenantId), eq(machines.siteId, sites.id), isNull(machines.archivedAt)),
    )
    .where(eq(sites.tenantId, ctx.tenantId))
    .groupBy(sites.tenantId, sites.id)
    .orderBy(asc(sites.name));
  return rows.map(({ archivedAt, ...site }) => ({ ...site, archived: archivedAt !== null }));
}

type Page = { archived: boolean; before?: string | undefined; limit: number };

/** For a caller that has authorized it: sites in use, or put away, newest first; one more than `limit`, if there is more. */
export async function sitePage(tx: Tx, ctx: Ctx, { archived, before, limit }: Page) {
  return tx
    .select()
    .from(sites)
    .where(
      and(
        eq(sites.tenantId, ctx.tenantId),
        archived ? isNotNull(sites.archivedAt) : isNull(sites.archivedAt),
        before ? lt(sites.id, before) : undefined,
      ),
    )
    .orderBy(desc(sites.id))
    .limit(limit + 1);
}

/** One site, in use or not. For a caller that has authorized it. */
export async function siteById(tx: Tx, ctx: Ctx, id: string) {
  const [found] = await tx
    .select()
    .from(sites)
    .where(and(eq(sites.tenantId, ctx.tenantId), eq(sites.id, id)));
  return found;
}

/** None, or one that is in use here. */
export async function knowsSite(tx: Tx, ctx: Ctx, id: string | null): Promise<boolean> {
  if (id === null) return true;
  const [found] = await tx
    .select({ id: sites.id })
    .from(sites)
    .where(and(eq(sites.tenantId, ctx.tenantId), eq(sites.id, id), isNull(sites.archivedAt)));
  return found !== undefined;
}
