import { z } from "@hono/zod-openapi";
import { SetOverride, WeeklyRule, Window } from "#modules/availability/schemas.ts";
import { replaceAvailability } from "#modules/availability/commands/replace-availability.ts";
import { readAvailability, type Availability } from "#modules/availability/queries/availability.ts";
import { TimeZone } from "#modules/tenancy/schemas.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { SentInstant, utc, UtcInstant, oneOf } from "./document.ts";
import { unrefused } from "./found.ts";
import { endpoint, reply, restApp } from "./serve-endpoint.ts";
import { examples } from "./examples.ts";

const { weekday, start, end, effectiveFrom, effectiveUntil } = WeeklyRule.shape;
const { date } = SetOverride.shape;

const Hours = z.object({
  start: z.string().openapi({ example: "09:00" }),
  end: z.string().openapi({ example: "24:00" }),
});
const Rules = z
  .object({
    time_zone: z.string(),
    rules: z.array(
      Hours.extend({
        weekday: z.int().openapi({ description: "1 is Monday." }),
        effective_from: z.iso.date().nullable(),
        effective_until: z.iso.date().nullable(),
      }),
    ),
    overrides: z.array(z.object({ date: z.iso.date(), windows: z.array(Hours) })),
    blocks: z.array(z.object({ start: UtcInstant, end: UtcInstant, reason: z.string().nullable() })),
  })
  .openapi("AvailabilityRules", {
    example: examples.rules,
    description: "Weekly hours on the wall of `time_zone`; dates with hours of their own (none is closed); absences.",
  });

const toRules = ({ professional, rules, overrides, blocks }: Availability): z.input<typeof Rules> => ({
  time_zone: professional.timeZone,
  rules: rules.map((rule) => ({
    weekday: rule.weekday,
    start: rule.start,
    end: rule.end,
    effective_from: rule.effectiveFrom,
    effective_until: rule.effectiveUntil,
  })),
  overrides,
  blocks: blocks.map((block) => ({ start: utc(block.start), end: utc(block.end), reason: block.reason })),
});

export const availabilityRules = restApp();
const common = {
  path: "/professionals/{id}/availability-rules",
  tag: "professionals",
  module: "appointments",
  scope: "availability:write",
  params: oneOf("professional"),
  answer: Rules,
} as const;

endpoint(
  availabilityRules,
  { ...common, method: "get", summary: "A professional's working hours", description: "What of them is not over." },
  ({ ctx, params: { id: professionalId } }) =>
    readTenant(ctx, async (tx) => {
      const known = await readAvailability(tx, ctx, { professionalId });
      return known.ok ? reply(toRules(known)) : known;
    }),
);

const inOrder = (from: string | number, to: string | number) => from < to;
const ORDER = { message: "ENDS_BEFORE_IT_STARTS", path: ["end"] };

const NewRules = z
  .object({
    time_zone: TimeZone,
    rules: z
      .array(
        z
          .object({
            weekday,
            start,
            end,
            effective_from: effectiveFrom.optional(),
            effective_until: effectiveUntil.optional(),
          })
          .refine((rule) => inOrder(rule.start, rule.end), ORDER)
          .refine((rule) => (rule.effective_from ?? "") <= (rule.effective_until ?? "9999"), {
            ...ORDER,
            path: ["effective_until"],
          }),
      )
      .max(200),
    overrides: z
      .array(z.object({ date, windows: z.array(Window).max(12) }))
      .max(400)
      .default([]),
    blocks: z
      .array(
        z
          .object({ start: SentInstant, end: SentInstant, reason: z.string().trim().max(200).nullish() })
          .refine((block) => inOrder(block.start, block.end), ORDER),
      )
      .max(400)
      .default([]),
  })
  .openapi("NewAvailabilityRules", { example: examples.newRules });

endpoint(
  availabilityRules,
  {
    ...common,
    method: "put",
    summary: "Replace a professional's working hours",
    description: "All at once: what is not among them is gone. Days and absences that are over stay as they were.",
    body: NewRules,
  },
  {
    run: ({ ctx, params: { id: professionalId }, body }) =>
      replaceAvailability(ctx, {
        professionalId,
        timeZone: body.time_zone,
        rules: body.rules.map((rule) => ({
          weekday: rule.weekday,
          start: rule.start,
          end: rule.end,
          effectiveFrom: rule.effective_from ?? null,
          effectiveUntil: rule.effective_until ?? null,
        })),
        overrides: body.overrides,
        blocks: body.blocks.map((block) => ({ start: block.start, end: block.end, reason: block.reason || null })),
      }),
    answer: async (tx, { ctx, params: { id: professionalId } }) =>
      reply(toRules(unrefused(await readAvailability(tx, ctx, { professionalId })))),
  },
);
