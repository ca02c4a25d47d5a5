import { and, desc, eq, inArray, lt } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { appointmentTypes, professionals, professionalServices } from "../tables.ts";

/** `before`: the id at which the previous page ended; one more than `limit` comes, to tell whether there is another. */
type Page = { before?: string | undefined; limit: number };

export type ProfessionalLine = Awaited<ReturnType<typeof newestProfessionals>>[number];
export type ServiceLine = Awaited<ReturnType<typeof newestServices>>[number];

const person = {
  id: professionals.id,
  firstName: professionals.firstName,
  lastName: professionals.lastName,
  timeZone: professionals.timeZone,
  active: professionals.active,
};

export function newestProfessionals(tx: Tx, ctx: Ctx, { before, limit }: Page) {
  authorize(ctx, "professionals:read");
  return tx
    .select(person)
    .from(professionals)
    .where(and(eq(professionals.tenantId, ctx.tenantId), before ? lt(professionals.id, before) : undefined))
    .orderBy(desc(professionals.id))
    .limit(limit + 1);
}

/** By whoever may see it: the caller has authorized. */
export async function professionalLine(tx: Tx, ctx: Ctx, id: string) {
  const [found] = await tx
    .select(person)
    .from(professionals)
    .where(and(eq(professionals.tenantId, ctx.tenantId), eq(professionals.id, id)));
  return found ?? null;
}

export async function newestServices(tx: Tx, ctx: Ctx, { before, limit }: Page) {
  authorize(ctx, "services:read");
  const services = await tx
    .select()
    .from(appointmentTypes)
    .where(and(eq(appointmentTypes.tenantId, ctx.tenantId), before ? lt(appointmentTypes.id, before) : undefined))
    .orderBy(desc(appointmentTypes.id))
    .limit(limit + 1);
  return withGivers(tx, ctx, services);
}

/** By whoever may see it: the caller has authorized. */
export async function serviceLine(tx: Tx, ctx: Ctx, id: string) {
  const services = await tx
    .select()
    .from(appointmentTypes)
    .where(and(eq(appointmentTypes.tenantId, ctx.tenantId), eq(appointmentTypes.id, id)));
  return (await withGivers(tx, ctx, services))[0] ?? null;
}

async function withGivers(tx: Tx, ctx: Ctx, services: (typeof appointmentTypes.$inferSelect)[]) {
  const ids = services.map(({ id }) => id);
  const given =
    ids.length === 0
      ? []
      : await tx
          .select()
          .from(professionalServices)
          .where(
            and(eq(professionalServices.tenantId, ctx.tenantId), inArray(professionalServices.appointmentTypeId, ids)),
          );
  const by = Map.groupBy(given, ({ appointmentTypeId }) => appointmentTypeId);
  return services.map((service) => ({
    ...service,
    professionalIds: (by.get(service.id) ?? []).map(({ professionalId }) => professionalId).toSorted(),
  }));
}
