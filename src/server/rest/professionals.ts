import { z } from "@hono/zod-openapi";
import { addProfessional } from "#modules/catalog/commands/add-professional.ts";
import {
  newestProfessionals,
  professionalLine,
  type ProfessionalLine,
} from "#modules/catalog/queries/catalog-pages.ts";
import { freeSlotsOf } from "#modules/appointments/queries/free-slots.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import { TimeZone } from "#modules/tenancy/schemas.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { Id, UtcInstant, idOf, oneOf, utc } from "./document.ts";
import { found } from "./found.ts";
import { endpoint, reply, restApp } from "./serve-endpoint.ts";
import { before, PageQuery, pageOf } from "./lists.ts";
import { Moment, rangeOf, requireDays } from "./times.ts";
import { examples } from "./examples.ts";

const Professional = z
  .object({ id: Id, first_name: z.string(), last_name: z.string(), time_zone: z.string(), active: z.boolean() })
  .openapi("Professional", { example: examples.professional });

const toProfessional = ({
  id,
  firstName,
  lastName,
  timeZone,
  active,
}: ProfessionalLine): z.input<typeof Professional> => ({
  id,
  first_name: firstName,
  last_name: lastName,
  time_zone: timeZone,
  active,
});

export const professionals = restApp();
const common = { tag: "professionals", module: "appointments" } as const;

endpoint(
  professionals,
  {
    ...common,
    method: "get",
    path: "/professionals",
    scope: "professionals:read",
    summary: "Professionals",
    query: PageQuery,
    answer: z.array(Professional),
  },
  async ({ ctx, query: { cursor, limit } }) => {
    const rows = await readTenant(ctx, (tx) => newestProfessionals(tx, ctx, { before: before(cursor), limit }));
    const { page, nextCursor } = pageOf(rows, limit);
    return reply(page.map(toProfessional), { nextCursor });
  },
);

endpoint(
  professionals,
  {
    ...common,
    method: "get",
    path: "/professionals/{id}",
    scope: "professionals:read",
    summary: "One professional",
    params: oneOf("professional"),
    answer: Professional,
  },
  async ({ ctx, params: { id } }) =>
    reply(toProfessional(found(await readTenant(ctx, (tx) => professionalLine(tx, ctx, id))))),
);

const NewProfessional = z
  .object({
    first_name: z.string().trim().min(1).max(80),
    last_name: z.string().trim().min(1).max(80),
    email: z.email().max(254).toLowerCase().nullish().openapi({ description: "With it, an invitation goes out." }),
    time_zone: TimeZone.optional().openapi({ description: "The institution's, unless said." }),
  })
  .openapi("NewProfessional", { example: examples.newProfessional });

endpoint(
  professionals,
  {
    ...common,
    method: "post",
    path: "/professionals",
    scope: "professionals:write",
    summary: "A new professional",
    body: NewProfessional,
    answer: Professional,
    status: 201,
  },
  {
    run: async ({ ctx, body }) => {
      const timeZone = body.time_zone ?? (await readTenant(ctx, (tx) => organizationOf(tx, ctx))).timeZone;
      return addProfessional(ctx, {
        firstName: body.first_name,
        lastName: body.last_name,
        email: body.email ?? null,
        timeZone,
        title: null,
        color: "#0f766e",
        dailyMax: null,
        serviceIds: [],
      });
    },
    answer: async (tx, { ctx }, { id }) => reply(toProfessional(found(await professionalLine(tx, ctx, id)))),
  },
);

const FreeTimes = z
  .object({ time_zone: z.string(), slots: z.array(z.object({ start: UtcInstant, end: UtcInstant })) })
  .openapi("FreeTimes", { example: examples.freeTimes });
const MOST_DAYS = 62;

endpoint(
  professionals,
  {
    ...common,
    method: "get",
    path: "/professionals/{id}/availability",
    scope: "availability:read",
    summary: "When a professional is free",
    description: `At most ${MOST_DAYS} days. Times at which an appointment of this type could begin, in order.`,
    params: oneOf("professional"),
    query: z.object({
      appointment_type_id: idOf("appointment_type"),
      from: Moment,
      to: Moment.openapi({ example: "2026-03-06" }),
    }),
    answer: FreeTimes,
  },
  ({ ctx, params: { id: professionalId }, query }) =>
    readTenant(ctx, async (tx) => {
      const professional = found(await professionalLine(tx, ctx, professionalId));
      const { from = 0, to = 0 } = rangeOf(query, professional.timeZone);
      requireDays({ from, to }, MOST_DAYS, ctx.locale);
      const free = await freeSlotsOf(tx, ctx, { serviceId: query.appointment_type_id, professionalId, from, to });
      if (!free.ok) return free;
      const slots = free.slots.map(({ start, end }) => ({ start: utc(start), end: utc(end) }));
      return reply({ time_zone: free.timeZone, slots });
    }),
);
