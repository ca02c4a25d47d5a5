import { z } from "@hono/zod-openapi";
import { saveService } from "#modules/catalog/commands/save-service.ts";
import { newestServices, serviceLine, type ServiceLine } from "#modules/catalog/queries/catalog-pages.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { Id, Minor } from "./document.ts";
import { found } from "./found.ts";
import { endpoint, reply, restApp } from "./serve-endpoint.ts";
import { before, PageQuery, pageOf } from "./lists.ts";
import { examples } from "./examples.ts";

const Name = z.object({ "es-AR": z.string().trim().min(1).max(80), en: z.string().trim().min(1).max(80) });

const AppointmentType = z
  .object({
    id: Id,
    name: Name,
    duration_min: z.int(),
    buffer_before_min: z.int(),
    buffer_after_min: z.int(),
    step_min: z.int(),
    price_minor: Minor,
    credit_cost: z.int(),
    min_notice_min: z.int(),
    horizon_days: z.int(),
    cancellation_window_h: z.int(),
    auto_confirm: z.boolean(),
    active: z.boolean(),
    professional_ids: z.array(Id),
  })
  .openapi("AppointmentType", { example: examples.appointmentType });

const toAppointmentType = (service: ServiceLine): z.input<typeof AppointmentType> => ({
  id: service.id,
  name: service.name,
  duration_min: service.durationMin,
  buffer_before_min: service.bufferBeforeMin,
  buffer_after_min: service.bufferAfterMin,
  step_min: service.stepMin,
  price_minor: service.priceMinor,
  credit_cost: service.creditCost,
  min_notice_min: service.minNoticeMin,
  horizon_days: service.horizonDays,
  cancellation_window_h: service.cancellationWindowH,
  auto_confirm: service.autoConfirm,
  active: service.active,
  professional_ids: service.professionalIds,
});

export const types = restApp();
const common = { path: "/appointment-types", tag: "appointment types", module: "appointments" } as const;

endpoint(
  types,
  {
    ...common,
    method: "get",
    scope: "appointment_types:read",
    summary: "What can be booked",
    query: PageQuery,
    answer: z.array(AppointmentType),
  },
  async ({ ctx, query: { cursor, limit } }) => {
    const rows = await readTenant(ctx, (tx) => newestServices(tx, ctx, { before: before(cursor), limit }));
    const { page, nextCursor } = pageOf(rows, limit);
    return reply(page.map(toAppointmentType), { nextCursor });
  },
);

/** The bounds of the table (catalog-tables.ts). */
const NewAppointmentType = z
  .object({
    name: Name,
    duration_min: z.int().min(5).max(1440),
    buffer_before_min: z.int().min(0).max(480).default(0),
    buffer_after_min: z.int().min(0).max(480).default(0),
    step_min: z.int().min(5).max(1440).optional().openapi({ description: "The duration, unless said." }),
    price_minor: z.int().min(0).max(1_000_000_000_000).default(0),
    credit_cost: z.int().min(0).max(1000).default(0),
    min_notice_min: z.int().min(0).max(525_600).default(0),
    horizon_days: z.int().min(0).max(730).default(60),
    cancellation_window_h: z.int().min(0).max(720).default(24),
    auto_confirm: z.boolean().default(false),
    professional_ids: z.array(Id).max(500).default([]),
  })
  .openapi("NewAppointmentType", { example: examples.newAppointmentType });

endpoint(
  types,
  {
    ...common,
    method: "post",
    scope: "appointment_types:write",
    summary: "A new appointment type",
    body: NewAppointmentType,
    answer: AppointmentType,
    status: 201,
  },
  {
    run: ({ ctx, body }) =>
      saveService(ctx, {
        name: body.name,
        description: null,
        durationMin: body.duration_min,
        bufferBeforeMin: body.buffer_before_min,
        bufferAfterMin: body.buffer_after_min,
        stepMin: body.step_min ?? body.duration_min,
        priceMinor: body.price_minor,
        creditCost: body.credit_cost,
        minNoticeMin: body.min_notice_min,
        horizonDays: body.horizon_days,
        cancellationWindowH: body.cancellation_window_h,
        autoConfirm: body.auto_confirm,
        professionalIds: body.professional_ids,
        answerWithinH: 48,
        capacity: 1,
        color: "#b4532a",
        policy: null,
        resourceIds: [],
      }),
    answer: async (tx, { ctx }, { id }) => reply(toAppointmentType(found(await serviceLine(tx, ctx, id)))),
  },
);
