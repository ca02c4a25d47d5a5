import { and, asc, eq, ne, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { clients } from "#modules/clients/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { appointments } from "../tables.ts";
import { appointmentTypes, professionals } from "#modules/catalog/tables.ts";
import { policyOf } from "#modules/catalog/domain/booked-terms.ts";
import type { Status } from "../schemas.ts";

/** An appointment as people see it. Instants in epoch milliseconds, money in minor units. */
export type AppointmentView = ReturnType<typeof toView>;

const session = alias(appointments, "session");

/** What a view is made of, and no more: the calendar reads hundreds of them at once. */
const own = {
  id: appointments.id,
  status: appointments.status,
  appointmentTypeId: appointments.appointmentTypeId,
  startsAt: appointments.startsAt,
  endsAt: appointments.endsAt,
  busyStartsAt: appointments.busyStartsAt,
  busyEndsAt: appointments.busyEndsAt,
  priceMinor: appointments.priceMinor,
  currency: appointments.currency,
  creditCost: appointments.creditCost,
  terms: appointments.terms,
  notes: appointments.notes,
  reason: appointments.reason,
  seriesId: appointments.seriesId,
  expiresAt: appointments.expiresAt,
  clientConfirmedAt: appointments.clientConfirmedAt,
  createdAt: appointments.createdAt,
};

const columns = {
  appointment: own,
  session: { id: session.id, capacity: session.capacity, taken: session.seatsTaken },
  service: { name: appointmentTypes.name, color: appointmentTypes.color, stepMin: appointmentTypes.stepMin },
  professional: {
    id: professionals.id,
    firstName: professionals.firstName,
    lastName: professionals.lastName,
    title: professionals.title,
    color: professionals.color,
  },
  client: {
    id: clients.id,
    firstName: clients.firstName,
    lastName: clients.lastName,
    phone: clients.phone,
    email: clients.email,
  },
};

/** Appointments that match, by start; holds are not appointments yet. */
export async function appointmentViews(
  tx: Tx,
  ctx: Ctx,
  where: SQL | undefined,
  limit = 2000,
): Promise<AppointmentView[]> {
  const rows = await tx
    .select(columns)
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
    .leftJoin(session, and(eq(session.tenantId, appointments.tenantId), eq(session.id, appointments.sessionId)))
    .where(and(eq(appointments.tenantId, ctx.tenantId), ne(appointments.status, "held"), where))
    .orderBy(asc(appointments.startsAt), asc(appointments.id))
    .limit(limit);
  return rows.map(toView);
}

type Row = {
  session: (Pick<typeof appointments.$inferSelect, "id" | "capacity"> & { taken: number | null }) | null;
  appointment: Pick<typeof appointments.$inferSelect, keyof typeof own>;
  service: Pick<typeof appointmentTypes.$inferSelect, "name" | "color" | "stepMin">;
  professional: Pick<typeof professionals.$inferSelect, "id" | "firstName" | "lastName" | "title" | "color">;
  client: Pick<typeof clients.$inferSelect, "id" | "firstName" | "lastName" | "phone" | "email">;
};

function toView({ appointment, session: its, service, professional, client }: Row) {
  return {
    id: appointment.id,
    status: appointment.status as Status,
    start: appointment.startsAt.getTime(),
    end: appointment.endsAt.getTime(),
    /** With its buffers: what it keeps of its professional's time. */
    busyStart: appointment.busyStartsAt.getTime(),
    busyEnd: appointment.busyEndsAt.getTime(),
    /** The class of which it is a seat. */
    session: its && { id: its.id, capacity: its.capacity ?? 0, taken: its.taken ?? 0 },
    serviceId: appointment.appointmentTypeId,
    service: service.name,
    color: service.color,
    stepMin: service.stepMin,
    professional,
    client,
    priceMinor: appointment.priceMinor,
    currency: appointment.currency,
    creditCost: appointment.creditCost,
    cancellationWindowH: appointment.terms.cancellationWindowH,
    policy: policyOf(appointment.terms),
    seriesId: appointment.seriesId,
    notes: appointment.notes,
    reason: appointment.reason,
    expiresAt: appointment.expiresAt?.getTime() ?? null,
    /** When the client said, by a reminder's link, that they come. */
    clientConfirmedAt: appointment.clientConfirmedAt?.getTime() ?? null,
    createdAt: appointment.createdAt.getTime(),
  };
}
