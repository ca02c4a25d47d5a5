import { and, asc, eq } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import { availabilityRules } from "#modules/availability/tables.ts";
import { appointmentTypes, professionals, professionalServices } from "#modules/catalog/tables.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";

export type SetupState = {
  service: boolean;
  /** Somebody gives one of the services. */
  professional: boolean;
  hours: boolean;
  shared: boolean;
  /** Who takes appointments and has no hours yet. */
  withoutHours: { id: string; name: string }[];
};

/** How far an institution has come from nothing to a time that can be booked and a page that was handed on. */
export async function setupState(tx: Tx, ctx: Ctx): Promise<SetupState> {
  authorize(ctx, "settings:write");
  const inTenant = eq(professionals.tenantId, ctx.tenantId);
  const [organization, services, people, given, ruled] = await Promise.all([
    organizationOf(tx, ctx),
    tx
      .select({ id: appointmentTypes.id })
      .from(appointmentTypes)
      .where(and(eq(appointmentTypes.tenantId, ctx.tenantId), eq(appointmentTypes.active, true))),
    tx
      .select({ id: professionals.id, firstName: professionals.firstName, lastName: professionals.lastName })
      .from(professionals)
      .where(and(inTenant, eq(professionals.active, true)))
      .orderBy(asc(professionals.createdAt), asc(professionals.id)),
    tx
      .select({
        professionalId: professionalServices.professionalId,
        serviceId: professionalServices.appointmentTypeId,
      })
      .from(professionalServices)
      .where(eq(professionalServices.tenantId, ctx.tenantId)),
    tx
      .selectDistinct({ professionalId: availabilityRules.professionalId })
      .from(availabilityRules)
      .where(eq(availabilityRules.tenantId, ctx.tenantId)),
  ]);
  const offered = new Set(services.map(({ id }) => id));
  const ready = new Set(ruled.map(({ professionalId }) => professionalId));
  const giving = new Set(given.flatMap((pair) => (offered.has(pair.serviceId) ? [pair.professionalId] : [])));
  const active = people.filter(({ id }) => giving.has(id));
  return {
    service: services.length > 0,
    professional: active.length > 0,
    hours: active.some(({ id }) => ready.has(id)),
    shared: organization.sharedAt !== null,
    withoutHours: people
      .filter(({ id }) => !ready.has(id))
      .map(({ id, firstName, lastName }) => ({ id, name: `${firstName} ${lastName}`.trim() })),
  };
}

/** Whether a visitor of the page would find a time. */
export const isOpen = ({ service, professional, hours }: SetupState): boolean => service && professional && hours;
