import { and, asc, eq, gt, gte, isNotNull, lt, or } from "drizzle-orm";
import { clients } from "#modules/clients/tables.ts";
import { appointments } from "#modules/appointments/tables.ts";
import { appointmentTypes, professionals, type LocalizedText } from "#modules/catalog/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";

export type DayLine = {
  id: string;
  professionalId: string;
  start: number;
  end: number;
  service: LocalizedText;
  client: string;
  professional: string;
  coming: boolean;
  status: string;
};

/** What is left of a date, and every request that waits for an answer, by start. */
export async function dayAhead(
  tx: Tx,
  ctx: Ctx,
  { date, timeZone }: { date: string; timeZone: string },
): Promise<{ today: DayLine[]; pending: DayLine[] }> {
  const tomorrow = Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
  const rows = await tx
    .select({ row: appointments, service: appointmentTypes.name, client: clients, professional: professionals })
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
    .where(
      and(
        eq(appointments.tenantId, ctx.tenantId),
        isNotNull(appointments.clientId),
        gte(appointments.startsAt, new Date(ctx.now)),
        or(
          and(eq(appointments.status, "confirmed"), lt(appointments.startsAt, new Date(tomorrow))),
          and(eq(appointments.status, "pending"), gt(appointments.expiresAt, new Date(ctx.now))),
        ),
      ),
    )
    .orderBy(asc(appointments.startsAt), asc(appointments.id));
  const lines = rows.map(({ row, service, client, professional }) => ({
    id: row.id,
    professionalId: row.professionalId,
    start: row.startsAt.getTime(),
    end: row.endsAt.getTime(),
    service,
    client: `${client.firstName} ${client.lastName}`.trim(),
    professional: `${professional.firstName} ${professional.lastName}`.trim(),
    coming: row.clientConfirmedAt !== null,
    status: row.status,
  }));
  return {
    today: lines.filter(({ status }) => status === "confirmed"),
    pending: lines.filter(({ status }) => status === "pending"),
  };
}
