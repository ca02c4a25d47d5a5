import { and, asc, eq } from "drizzle-orm";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { policyOf } from "../domain/booked-terms.ts";
import { appointmentTypes, professionals, professionalServices } from "../tables.ts";

export type PublicService = Awaited<ReturnType<typeof listPublicServices>>["services"][number];

/** What an institution offers to anyone, and who gives it. A service that nobody gives is not offered. */
export async function listPublicServices(tx: Tx, ctx: Ctx) {
  const [organization, rows] = await Promise.all([
    organizationOf(tx, ctx),
    tx
      .select({
        service: appointmentTypes,
        professional: {
          id: professionals.id,
          firstName: professionals.firstName,
          lastName: professionals.lastName,
          title: professionals.title,
          color: professionals.color,
          bio: professionals.bio,
          photoId: professionals.photoId,
        },
      })
      .from(appointmentTypes)
      .innerJoin(
        professionalServices,
        and(
          eq(professionalServices.tenantId, appointmentTypes.tenantId),
          eq(professionalServices.appointmentTypeId, appointmentTypes.id),
        ),
      )
      .innerJoin(
        professionals,
        and(
          eq(professionals.tenantId, professionalServices.tenantId),
          eq(professionals.id, professionalServices.professionalId),
        ),
      )
      .where(
        and(
          eq(appointmentTypes.tenantId, ctx.tenantId),
          eq(appointmentTypes.active, true),
          eq(professionals.active, true),
        ),
      )
      .orderBy(
        asc(appointmentTypes.createdAt),
        asc(appointmentTypes.id),
        asc(professionals.lastName),
        asc(professionals.id),
      ),
  ]);
  const services = [...Map.groupBy(rows, ({ service }) => service.id).values()].flatMap((group) => {
    const service = group[0]?.service;
    if (!service) return [];
    const {
      id,
      name,
      description,
      durationMin,
      priceMinor,
      creditCost,
      cancellationWindowH,
      autoConfirm,
      color,
      capacity,
    } = service;
    return [
      {
        id,
        name,
        description,
        durationMin,
        priceMinor,
        creditCost,
        cancellationWindowH,
        policy: policyOf(service),
        autoConfirm,
        color,
        /** Seats rather than a time of one's own: it is not repeated. */
        isClass: capacity > 1,
        professionals: group.map(({ professional }) => professional),
      },
    ];
  });
  return { timeZone: organization.timeZone, currency: organization.currency, services };
}
