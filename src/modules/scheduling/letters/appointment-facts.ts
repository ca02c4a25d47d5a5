import { and, count, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Ctx, Locale } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { clients } from "#modules/clients/tables.ts";
import { users } from "#modules/identity/tables.ts";
import { organizationOf, type Organization } from "#modules/tenancy/queries.ts";
import type { Status } from "../schemas.ts";
import {
  appointments,
  appointmentTransitions,
  appointmentTypes,
  professionals,
  type LocalizedText,
} from "../tables.ts";

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
  cancellationWindowH: number;
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
export async function readAppointmentFacts(tx: Tx, ctx: Ctx, appointmentId: string): Promise<AppointmentFacts | null> {
  const proUser = alias(users, "pro_user");
  const clientUser = alias(users, "client_user");
  const [row] = await tx
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
    .where(and(eq(appointments.tenantId, ctx.tenantId), eq(appointments.id, appointmentId)));
  if (!row) return null;
  const [steps] = await tx
    .select({ n: count() })
    .from(appointmentTransitions)
    .where(
      and(eq(appointmentTransitions.tenantId, ctx.tenantId), eq(appointmentTransitions.appointmentId, appointmentId)),
    );
  const { a, pro, client } = row;
  return {
    id: a.id,
    status: a.status as Status,
    start: a.startsAt.getTime(),
    end: a.endsAt.getTime(),
    expiresAt: a.expiresAt?.getTime() ?? null,
    service: row.service,
    priceMinor: a.priceMinor,
    currency: a.currency,
    cancellationWindowH: a.terms.cancellationWindowH,
    notes: a.notes,
    reason: a.reason,
    steps: steps?.n ?? 0,
    professional: {
      userId: pro.userId,
      name: fullName(pro.firstName, pro.lastName),
      email: row.proUser ? (row.proUser.disabledAt ? null : row.proUser.email) : pro.email,
      locale: row.proUser?.locale ?? null,
    },
    client: {
      userId: client.userId,
      name: fullName(client.firstName, client.lastName),
      firstName: client.firstName,
      email: row.clientUser ? (row.clientUser.disabledAt ? null : row.clientUser.email) : client.email,
      phone: client.phone,
      locale: row.clientUser?.locale ?? client.locale,
    },
    organization: await organizationOf(tx, ctx),
  };
}
