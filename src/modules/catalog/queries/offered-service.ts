import { and, asc, eq } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import {
  appointmentTypes,
  professionals,
  professionalServices,
  resources as resourceTable,
  serviceResources,
} from "../tables.ts";

export type Service = typeof appointmentTypes.$inferSelect;
export type Professional = typeof professionals.$inferSelect;

type Given = { service: Service; professionals: Professional[] };

/** A service that is offered and the professionals who give it now, or null. */
export async function findService(tx: Tx, ctx: Ctx, serviceId: string): Promise<Given | null> {
  const given = await findGiven(tx, ctx, serviceId);
  return given?.service.active ? given : null;
}

/** The same for one that is no longer offered: what was booked of it can still be moved. */
export async function findGiven(tx: Tx, ctx: Ctx, serviceId: string): Promise<Given | null> {
  const [services, given] = await Promise.all([
    tx
      .select()
      .from(appointmentTypes)
      .where(and(eq(appointmentTypes.tenantId, ctx.tenantId), eq(appointmentTypes.id, serviceId))),
    tx
      .select({ professional: professionals })
      .from(professionalServices)
      .innerJoin(
        professionals,
        and(
          eq(professionals.tenantId, professionalServices.tenantId),
          eq(professionals.id, professionalServices.professionalId),
        ),
      )
      .where(
        and(
          eq(professionalServices.tenantId, ctx.tenantId),
          eq(professionalServices.appointmentTypeId, serviceId),
          eq(professionals.active, true),
        ),
      )
      .orderBy(asc(professionals.lastName), asc(professionals.id)),
  ]);
  const service = services[0];
  return service ? { service, professionals: given.map(({ professional }) => professional) } : null;
}

/** The rooms or equipment of which a service takes one, by id; null where it needs none. One that was put away does not do. */
export async function resourcesOf(tx: Tx, ctx: Ctx, serviceId: string): Promise<{ id: string }[] | null> {
  const needed = await tx
    .select({ id: resourceTable.id, active: resourceTable.active })
    .from(serviceResources)
    .innerJoin(
      resourceTable,
      and(eq(resourceTable.tenantId, serviceResources.tenantId), eq(resourceTable.id, serviceResources.resourceId)),
    )
    .where(and(eq(serviceResources.tenantId, ctx.tenantId), eq(serviceResources.appointmentTypeId, serviceId)))
    .orderBy(asc(resourceTable.id));
  return needed.length === 0 ? null : needed.filter(({ active }) => active);
}
