import { and, asc, count, eq, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Ctx, Locale } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { clients } from "#modules/clients/tables.ts";
import { users } from "#modules/identity/tables.ts";
import { organizationOf, type Organization } from "#modules/tenancy/queries.ts";
import { policyOf } from "#modules/catalog/domain/booked-terms.ts";
import type { CancellationPolicy } from "#modules/catalog/domain/cancellation-policy.ts";
import type { Status } from "../schemas.ts";
import { appointments, appointmentTransitions } from "../tables.ts";
import { appointmentTypes, professionals, type LocalizedText } from "#modules/catalog/tables.ts";

/** Everything a letter about an appointment may say. Instants are epoch milliseconds. */
export type AppointmentFacts = {
  id: string;
  status: Status;
  start: number;
  end: number;
  expiresAt: number | null;
  service: LocalizedText;
  priceMinor: number;
  currency: string;
  creditCost: number;
  policy: CancellationPolicy;
  notes: string | null;
  reason: string | null;
  /** How many transitions it has been through. */
  steps: number;
  professional: { userId: string | null; name: string; email: string | null; locale: Locale | null };
  client: {
    userId: string | null;
    name: string;
    firstName: string;
    email: string | null;
    phone: string | null;
    locale: Locale;
  };
  organization: Organization;
};

const fullName = (first: string, last: string): string => `${first} ${last}`.trim();

/** The facts of one appointment that has a client, or null. A disabled user's address is not written to. */
export const readAppointmentFacts = async (tx: Tx, ctx: Ctx, appointmentId: string): Promise<AppointmentFacts | null> =>
  (await readFactsOf(tx, ctx, [appointmentId]))[0] ?? null;

/** The same of several, by start. */
export async function readFactsOf(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<AppointmentFacts[]> {
  const proUser = alias(users, "pro_user");
  const clientUser = alias(users, "client_user");
  const [rows, steps, organization] = await Promise.all([
    tx
      .select({
        a: appointments,
        service: appointmentTypes.name,
        pro: professionals,
        client: clients,
        proUser,
        clientUser,
      })
      .from(appointments)
      .innerJoin(
        appointmentTypes,
        and(
          eq(appointmentTypes.tenantId, appointments.tenantId),
          eq(appointmentTypes.id, appointments.appointmentTypeId),
        ),
      )
      .innerJoin(
        professionals,
        and(eq(professionals.tenantId, appointments.tenantId), eq(professionals.id, appointments.professionalId)),
      )
      .innerJoin(clients, and(eq(clients.tenantId, appointments.tenantId), eq(clients.id, appointments.clientId)))
      .leftJoin(proUser, and(eq(proUser.tenantId, professionals.tenantId), eq(proUser.id, professionals.userId)))
      .leftJoin(clientUser, and(eq(clientUser.tenantId, clients.tenantId), eq(clientUser.id, clients.userId)))
      .where(and(eq(appointments.tenantId, ctx.tenantId), inArray(appointments.id, [...ids])))
      .orderBy(asc(appointments.startsAt)),
    tx
      .select({ id: appointmentTransitions.appointmentId, n: count() })
      .from(appointmentTransitions)
      .where(
        and(eq(appointmentTransitions.tenantId, ctx.tenantId), inArray(appointmentTransitions.appointmentId, [...ids])),
      )
      .groupBy(appointmentTransitions.appointmentId),
    organizationOf(tx, ctx),
  ]);
  const stepsOf = new Map(steps.map(({ id, n }) => [id, n]));
  return rows.map((row) => toFacts(row, stepsOf.get(row.a.id) ?? 0, organization));
}

type User = typeof users.$inferSelect;
type Row = {
  a: typeof appointments.$inferSelect;
  service: LocalizedText;
  pro: typeof professionals.$inferSelect;
  client: typeof clients.$inferSelect;
  proUser: User | null;
  clientUser: User | null;
};

const addressOf = (user: User | null, own: string | null): string | null =>
  user ? (user.disabledAt ? null : user.email) : own;

function toFacts(
  { a, service, pro, client, proUser, clientUser }: Row,
  steps: number,
  organization: Organization,
): AppointmentFacts {
  return {
    id: a.id,
    status: a.status as Status,
    start: a.startsAt.getTime(),
    end: a.endsAt.getTime(),
    expiresAt: a.expiresAt?.getTime() ?? null,
    service,
    priceMinor: a.priceMinor,
    currency: a.currency,
    creditCost: a.creditCost,
    policy: policyOf(a.terms),
    notes: a.notes,
    reason: a.reason,
    steps,
    professional: {
      userId: pro.userId,
      name: fullName(pro.firstName, pro.lastName),
      email: addressOf(proUser, pro.email),
      locale: proUser?.locale ?? null,
    },
    client: {
      userId: client.userId,
      name: fullName(client.firstName, client.lastName),
      firstName: client.firstName,
      email: addressOf(clientUser, client.email),
      phone: client.phone,
      locale: clientUser?.locale ?? client.locale,
    },
    organization,
  };
}
