import { z } from "@hono/zod-openapi";
import { refuse } from "#lib/result.ts";
import { createMachine } from "#modules/machines/commands/create-machine.ts";
import { setPlanogramBySku } from "#modules/machines/commands/set-planogram.ts";
import { machineById, machinePage, type ToldMachine } from "#modules/machines/queries/machine-page.ts";
import { CreateMachine, distinct, MAX_SLOTS, PlanogramSlot } from "#modules/machines/schemas.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { Id, Minor, utcOrNull, UtcInstant, oneOf } from "./document.ts";
import { endpoint, reply, restApp } from "./serve-endpoint.ts";
import { Archived, before, PageQuery, pageOf } from "./lists.ts";
import { examples } from "./examples.ts";

export const Machine = z
  .object({
    id: Id,
    name: z.string(),
    location: z.string(),
    time_zone: z.string(),
    site_id: Id.nullable().openapi({ description: "The site where it stands; null where it stands at none." }),
    status: z.enum(["online", "offline", "never_seen"]),
    last_seen_at: UtcInstant.nullable(),
    archived: z.boolean().openapi({ description: "Put away: off the lists, and without alerts." }),
    slots: z.array(
      z.object({
        position: z.string(),
        sku: z.string(),
        quantity: z
          .int()
          .openapi({ description: "Never below 0, even where more was sold than was known to be there." }),
        capacity: z.int(),
        low_stock_threshold: z.int(),
        price_minor: Minor,
      }),
    ),
  })
  .openapi("Machine", { example: examples.machine });

export const toMachine = (machine: ToldMachine): z.input<typeof Machine> => ({
  id: machine.id,
  name: machine.name,
  location: machine.location,
  time_zone: machine.timeZone,
  site_id: machine.siteId,
  status: machine.status,
  last_seen_at: utcOrNull(machine.lastSeenAt),
  archived: machine.archivedAt !== null,
  slots: machine.slots.map(({ position, sku, quantity, capacity, lowStockThreshold, price }) => ({
    position,
    sku,
    quantity,
    capacity,
    low_stock_threshold: lowStockThreshold,
    price_minor: price,
  })),
});

const { name, location, timeZone } = CreateMachine.shape;
const NewMachine = z
  .object({
    name,
    location,
    time_zone: timeZone.optional().openapi({ description: "The institution's own, unless said." }),
    site: name.optional().openapi({ description: "A site's name; made if there is none." }),
  })
  .openapi({ example: examples.newMachine });

const slot = PlanogramSlot.shape;
const Slots = z
  .object({
    slots: z
      .array(
        z
          .object({
            position: slot.position,
            sku: z.string().min(1).max(64),
            capacity: slot.capacity,
            par_level: slot.parLevel.optional(),
            low_stock_threshold: slot.lowStockThreshold,
            price_minor: slot.priceMinor.optional().openapi({ description: "Instead of the product's price." }),
          })
          .refine(({ par_level, capacity }) => (par_level ?? 0) <= capacity, {
            message: "ABOVE_CAPACITY",
            path: ["par_level"],
          })
          .refine(({ low_stock_threshold, capacity }) => low_stock_threshold <= capacity, {
            message: "ABOVE_CAPACITY",
            path: ["low_stock_threshold"],
          }),
      )
      .max(MAX_SLOTS)
      .refine(distinct, "POSITION_TWICE"),
  })
  .openapi({ example: examples.planogram });

export const machines = restApp();

endpoint(
  machines,
  {
    method: "get",
    path: "/machines",
    tag: "machines",
    summary: "Machines",
    description: "Those in use, unless `archived` says otherwise.",
    scope: "machines:read",
    module: "machines",
    query: PageQuery.extend({ archived: Archived }),
    answer: z.array(Machine),
  },
  async ({ ctx, query: { limit, cursor, archived } }) => {
    const rows = await readTenant(ctx, (tx) => machinePage(tx, ctx, { archived, before: before(cursor), limit }));
    const { page, nextCursor } = pageOf(rows, limit);
    return reply(page.map(toMachine), { nextCursor });
  },
);

endpoint(
  machines,
  {
    method: "post",
    path: "/machines",
    tag: "machines",
    summary: "Write a machine down",
    description: "`key` is the machine's own, shown this once.",
    scope: "machines:write",
    module: "machines",
    body: NewMachine,
    answer: Machine.extend({ key: z.string() }).openapi("NewMachine", { example: examples.machineWithKey }),
    status: 201,
  },
  {
    run: ({ ctx, body }) =>
      createMachine(ctx, {
        name: body.name,
        location: body.location,
        timeZone: body.time_zone ?? null,
        siteName: body.site,
        siteId: null,
        model: null,
        serial: null,
        photoId: null,
        latitude: null,
        longitude: null,
        ignoresDexChecksum: false,
      }),
    answer: async (tx, { ctx }, { id, key }) => {
      const machine = await machineById(tx, ctx, id);
      if (!machine) throw new Error("machine missing");
      return reply({ ...toMachine(machine), key });
    },
  },
);

endpoint(
  machines,
  {
    method: "get",
    path: "/machines/{id}",
    tag: "machines",
    summary: "A machine and what lies in it",
    scope: "machines:read",
    module: "machines",
    params: oneOf("machine"),
    answer: Machine,
  },
  async ({ ctx, params: { id } }) => {
    const machine = await readTenant(ctx, (tx) => machineById(tx, ctx, id));
    return machine ? reply(toMachine(machine)) : refuse("NOT_FOUND");
  },
);

endpoint(
  machines,
  {
    method: "put",
    path: "/machines/{id}/slots",
    tag: "machines",
    summary: "Say what lies in a machine",
    description: "The whole planogram: a position that is not named is no longer sold there.",
    scope: "machines:write",
    module: "machines",
    params: oneOf("machine"),
    body: Slots,
    answer: Machine,
  },
  {
    run: ({ ctx, params: { id }, body: { slots } }) =>
      setPlanogramBySku(ctx, {
        machineId: id,
        slots: slots.map(({ par_level, low_stock_threshold, price_minor, ...each }) => ({
          ...each,
          parLevel: par_level ?? null,
          lowStockThreshold: low_stock_threshold,
          priceMinor: price_minor ?? null,
        })),
      }),
    answer: async (tx, { ctx, params: { id } }) => {
      const machine = await machineById(tx, ctx, id);
      if (!machine) throw new Error("machine missing");
      return reply(toMachine(machine));
    },
  },
);
