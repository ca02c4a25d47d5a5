import { z } from "@hono/zod-openapi";
import { readCursor } from "#lib/cursor.ts";
import { bookForClient } from "#modules/appointments/commands/book-for-client.ts";
import { cancelAppointment } from "#modules/appointments/commands/cancel-appointment.ts";
import { completeAppointment } from "#modules/appointments/commands/complete-appointment.ts";
import { confirmAppointment } from "#modules/appointments/commands/confirm-appointment.ts";
import { markNoShow } from "#modules/appointments/commands/mark-no-show.ts";
import { rejectAppointment } from "#modules/appointments/commands/reject-appointment.ts";
import { rescheduleAppointment } from "#modules/appointments/commands/reschedule-appointment.ts";
import {
  appointmentLine,
  listAppointments,
  type AppointmentLine,
} from "#modules/appointments/queries/list-appointments.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { Id, Minor, SentInstant, utc, UtcInstant, oneOf } from "./document.ts";
import { found } from "./found.ts";
import { endpoint, reply, restApp } from "./serve-endpoint.ts";
import { TimedPageQuery, pageOf } from "./lists.ts";
import { Moment, rangeOf } from "./times.ts";
import { examples } from "./examples.ts";

const STATUSES = ["pending", "confirmed", "completed", "cancelled", "no_show", "rejected", "expired"] as const;

const Appointment = z
  .object({
    id: Id,
    status: z.enum(STATUSES),
    start: UtcInstant,
    end: UtcInstant,
    professional_id: Id,
    client_id: Id,
    appointment_type_id: Id,
    price_minor: Minor,
    currency: z.string(),
    credit_cost: z.int(),
    notes: z.string().nullable(),
    created_at: UtcInstant,
    updated_at: UtcInstant,
  })
  .openapi("Appointment", {
    description: "Its price is what was agreed when it was booked.",
    example: examples.appointment,
  });

const toAppointment = (row: AppointmentLine): z.input<typeof Appointment> => ({
  id: row.id,
  status: row.status as (typeof STATUSES)[number],
  start: utc(row.startsAt),
  end: utc(row.endsAt),
  professional_id: row.professionalId,
  client_id: row.clientId ?? "",
  appointment_type_id: row.appointmentTypeId,
  price_minor: row.priceMinor,
  currency: row.currency,
  credit_cost: row.creditCost,
  notes: row.notes,
  created_at: utc(row.createdAt),
  updated_at: utc(row.updatedAt),
});

export const appointments = restApp();
const common = { tag: "appointments", module: "appointments" } as const;

endpoint(
  appointments,
  {
    ...common,
    method: "get",
    path: "/appointments",
    scope: "appointments:read",
    summary: "Appointments, the latest start first",
    query: TimedPageQuery.extend({
      from: Moment.optional(),
      to: Moment.optional(),
      status: z.enum(STATUSES).optional(),
      professional_id: Id.optional(),
      client_id: Id.optional(),
    }),
    answer: z.array(Appointment),
  },
  ({ ctx, query }) =>
    readTenant(ctx, async (tx) => {
      const { timeZone } = await organizationOf(tx, ctx);
      const ended = readCursor(query.cursor);
      const rows = await listAppointments(tx, ctx, {
        ...rangeOf(query, timeZone),
        statuses: query.status && [query.status],
        professionalId: query.professional_id,
        clientId: query.client_id,
        before: ended ? { start: Number(ended.key), id: ended.id } : undefined,
        limit: query.limit,
      });
      const { page, nextCursor } = pageOf(rows, query.limit, ({ startsAt }) => String(startsAt.getTime()));
      return reply(page.map(toAppointment), { nextCursor });
    }),
);

const one = async (ctx: Ctx, id: string) =>
  reply(toAppointment(found(await readTenant(ctx, (tx) => appointmentLine(tx, ctx, id)))));

endpoint(
  appointments,
  {
    ...common,
    method: "get",
    path: "/appointments/{id}",
    scope: "appointments:read",
    summary: "One appointment",
    params: oneOf("appointment"),
    answer: Appointment,
  },
  ({ ctx, params: { id } }) => one(ctx, id),
);

const Reason = z.string().trim().min(1).max(500).nullish();
const NewAppointment = z
  .object({
    professional_id: z.union([z.uuid({ abort: true }), z.literal("any")]),
    client_id: Id,
    appointment_type_id: Id,
    start: SentInstant,
    notes: z.string().trim().max(2000).nullish(),
  })
  .openapi("NewAppointment", { example: examples.newAppointment });

endpoint(
  appointments,
  {
    ...common,
    method: "post",
    path: "/appointments",
    scope: "appointments:write",
    summary: "Book for a client",
    description:
      "It is `pending` until it is confirmed, or confirmed at once where the type's `auto_confirm` says so. A client without enough credits for a type that has a price as well pays at the desk: `credit_cost` is 0 then. `NO_CREDIT` is answered only for a type that costs credits alone.",
    body: NewAppointment,
    answer: Appointment,
    status: 201,
  },
  {
    run: ({ ctx, body }) =>
      bookForClient(ctx, {
        serviceId: body.appointment_type_id,
        professionalId: body.professional_id,
        start: body.start,
        clientId: body.client_id,
        notes: body.notes ?? undefined,
      }),
    answer: async (tx, { ctx }, { appointmentId }) =>
      reply(toAppointment(found(await appointmentLine(tx, ctx, appointmentId)))),
  },
);

/** The steps that may carry a reason, and those that carry none. */
const STEPS = [
  ["confirm", "Confirm a request", confirmAppointment, false],
  ["reject", "Turn a request down", rejectAppointment, true],
  ["complete", "It took place", completeAppointment, false],
  ["no-show", "The client did not come", markNoShow, false],
  ["cancel", "Cancel", cancelAppointment, true],
] as const;

const WithReason = z.object({ reason: Reason }).openapi({ example: examples.reason });

for (const [step, summary, command, reasoned] of STEPS)
  endpoint(
    appointments,
    {
      ...common,
      method: "put",
      path: `/appointments/{id}/${step}`,
      scope: "appointments:write",
      summary,
      params: oneOf("appointment"),
      body: reasoned ? WithReason : z.object({}),
      bodyOptional: true,
      answer: Appointment,
    },
    {
      run: ({ ctx, params: { id }, body }) => {
        const reason = ("reason" in body && body.reason) || undefined;
        return command(ctx, { id, ...(reason ? { reason } : {}) });
      },
      answer: async (tx, { ctx, params: { id } }) => reply(toAppointment(found(await appointmentLine(tx, ctx, id)))),
    },
  );

endpoint(
  appointments,
  {
    ...common,
    method: "put",
    path: "/appointments/{id}/reschedule",
    scope: "appointments:write",
    summary: "Move to another time, and perhaps another professional",
    params: oneOf("appointment"),
    body: z.object({ start: SentInstant, professional_id: Id.nullish() }).openapi({ example: examples.moved }),
    answer: Appointment,
  },
  {
    run: ({ ctx, params: { id }, body }) =>
      rescheduleAppointment(ctx, {
        id,
        start: body.start,
        professionalId: body.professional_id ?? undefined,
        outsideHours: false,
      }),
    answer: async (tx, { ctx, params: { id } }) => reply(toAppointment(found(await appointmentLine(tx, ctx, id)))),
  },
);
