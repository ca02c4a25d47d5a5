import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import { usersWithRole } from "#modules/identity/queries/users-with-role.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { appointmentTypes, professionals, professionalServices, serviceResources } from "../tables.ts";
import { listResources } from "./resources.ts";

/** The active ones first, each group in the order in which it grew. */
const servicesInOrder = (tx: Tx, ctx: Ctx) =>
  tx
    .select()
    .from(appointmentTypes)
    .where(eq(appointmentTypes.tenantId, ctx.tenantId))
    .orderBy(desc(appointmentTypes.active), asc(appointmentTypes.createdAt), asc(appointmentTypes.id));

const professionalsInOrder = (tx: Tx, ctx: Ctx) =>
  tx
    .select()
    .from(professionals)
    .where(eq(professionals.tenantId, ctx.tenantId))
    .orderBy(desc(professionals.active), asc(professionals.lastName), asc(professionals.id));

const pairs = (tx: Tx, ctx: Ctx) =>
  tx.select().from(professionalServices).where(eq(professionalServices.tenantId, ctx.tenantId));

const instants = <T extends { createdAt: Date; tenantId: string }>({ createdAt: _, tenantId: __, ...row }: T) => row;

export type CatalogService = Awaited<ReturnType<typeof listServices>>["services"][number];
export type CatalogProfessional = Awaited<ReturnType<typeof listProfessionals>>["professionals"][number];

/** Every service with who gives it and where, and who and where else could. */
export async function listServices(tx: Tx, ctx: Ctx) {
  authorize(ctx, "services:read");
  const [organization, services, people, given, rooms, needed] = await Promise.all([
    organizationOf(tx, ctx),
    servicesInOrder(tx, ctx),
    professionalsInOrder(tx, ctx),
    pairs(tx, ctx),
    listResources(tx, ctx),
    tx.select().from(serviceResources).where(eq(serviceResources.tenantId, ctx.tenantId)),
  ]);
  const byService = Map.groupBy(given, ({ appointmentTypeId }) => appointmentTypeId);
  const neededBy = Map.groupBy(needed, ({ appointmentTypeId }) => appointmentTypeId);
  return {
    currency: organization.currency,
    resources: rooms.map(({ id, name, kind, active }) => ({ id, name, kind, active })),
    professionals: people.map(({ id, firstName, lastName, color, active }) => ({
      id,
      firstName,
      lastName,
      color,
      active,
    })),
    services: services.map((service) => ({
      ...instants(service),
      professionalIds: (byService.get(service.id) ?? []).map(({ professionalId }) => professionalId),
      resourceIds: (neededBy.get(service.id) ?? []).map(({ resourceId }) => resourceId),
    })),
  };
}

/** Every professional with what they give, and which users could sign in as one. */
export async function listProfessionals(tx: Tx, ctx: Ctx) {
  authorize(ctx, "professionals:read");
  const [organization, services, people, given, users] = await Promise.all([
    organizationOf(tx, ctx),
    servicesInOrder(tx, ctx),
    professionalsInOrder(tx, ctx),
    pairs(tx, ctx),
    usersWithRole(tx, ctx, "professional"),
  ]);
  const byProfessional = Map.groupBy(given, ({ professionalId }) => professionalId);
  return {
    timeZone: organization.timeZone,
    services: services.map(({ id, name, color, active }) => ({ id, name, color, active })),
    users,
    professionals: people.map((person) => ({
      ...instants(person),
      serviceIds: (byProfessional.get(person.id) ?? []).map(({ appointmentTypeId }) => appointmentTypeId),
    })),
  };
}

/** What is on offer: whoever is new gives all of it until someone says otherwise. */
export async function activeServiceIds(tx: Tx, ctx: Ctx): Promise<string[]> {
  const rows = await tx
    .select({ id: appointmentTypes.id })
    .from(appointmentTypes)
    .where(and(eq(appointmentTypes.tenantId, ctx.tenantId), eq(appointmentTypes.active, true)));
  return rows.map(({ id }) => id);
}

/** Whether all of these services exist here. */
export async function knowsServices(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return true;
  const found = await tx
    .select({ id: appointmentTypes.id })
    .from(appointmentTypes)
    .where(and(eq(appointmentTypes.tenantId, ctx.tenantId), inArray(appointmentTypes.id, [...ids])));
  return found.length === new Set(ids).size;
}

/** Whether all of these professionals exist here. */
export async function knowsProfessionals(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return true;
  const found = await tx
    .select({ id: professionals.id })
    .from(professionals)
    .where(and(eq(professionals.tenantId, ctx.tenantId), inArray(professionals.id, [...ids])));
  return found.length === new Set(ids).size;
}
