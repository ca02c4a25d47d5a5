import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { appointmentTypes, resources, serviceResources } from "../tables.ts";

export type CatalogResource = Awaited<ReturnType<typeof listResources>>[number];

const inOrder = [desc(resources.active), asc(resources.createdAt), asc(resources.id)];

/** Every room and piece of equipment with the services that may take it; those in use first. */
export async function listResources(tx: Tx, ctx: Ctx) {
  authorize(ctx, "services:read");
  const [all, uses] = await Promise.all([
    tx
      .select()
      .from(resources)
      .where(eq(resources.tenantId, ctx.tenantId))
      .orderBy(...inOrder),
    tx
      .select({
        resourceId: serviceResources.resourceId,
        id: appointmentTypes.id,
        name: appointmentTypes.name,
        color: appointmentTypes.color,
      })
      .from(serviceResources)
      .innerJoin(
        appointmentTypes,
        and(
          eq(appointmentTypes.tenantId, serviceResources.tenantId),
          eq(appointmentTypes.id, serviceResources.appointmentTypeId),
        ),
      )
      .where(and(eq(serviceResources.tenantId, ctx.tenantId), eq(appointmentTypes.active, true)))
      .orderBy(asc(appointmentTypes.createdAt), asc(appointmentTypes.id)),
  ]);
  const usesOf = Map.groupBy(uses, ({ resourceId }) => resourceId);
  return all.map(({ id, name, kind, active }) => ({
    id,
    name,
    kind,
    active,
    services: (usesOf.get(id) ?? []).map(({ resourceId: _, ...service }) => service),
  }));
}

/** Whether all of these rooms and pieces of equipment exist here. */
export async function knowsResources(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return true;
  const found = await tx
    .select({ id: resources.id })
    .from(resources)
    .where(and(eq(resources.tenantId, ctx.tenantId), inArray(resources.id, [...ids])));
  return found.length === new Set(ids).size;
}
