import { z } from "@hono/zod-openapi";
import { recordSales, type SaleResult } from "#modules/inventory/commands/record-sales.ts";
import { MOST_EVENTS, SaleEvent } from "#modules/inventory/schemas.ts";
import type { Locale } from "#platform/context.ts";
import { Minor, SentInstant } from "./document.ts";
import { errorMessage } from "./errors.ts";
import { problemWords } from "./problem-words.ts";
import { endpoint, reply, restApp } from "./serve-endpoint.ts";
import { examples } from "./examples.ts";
import { Position } from "#modules/machines/schemas.ts";

export const machineSales = restApp();

// In the document alone: each event is judged by itself, so the body's own schema takes anything.
machineSales.openAPIRegistry.register(
  "Sale",
  z
    .object({ ...SaleEvent.shape, position: Position, unit_price_minor: Minor.min(0), sold_at: SentInstant })
    .openapi("Sale", { description: "`event_id` is the machine's own and never used twice." }),
);
const Events = z
  .object({
    events: z
      .array(z.unknown().openapi({ allOf: [{ $ref: "#/components/schemas/Sale" }] }))
      .min(1)
      .max(MOST_EVENTS),
  })
  .openapi({ example: examples.sales });

const Result = z.object({
  event_id: z.string(),
  status: z.enum(["recorded", "duplicate", "rejected"]),
  remaining_stock: z.int().min(0).optional(),
  error: z.object({ code: z.string(), message: z.string(), field: z.string().optional() }).optional(),
});

endpoint(
  machineSales,
  {
    method: "post",
    path: "/machine/sales",
    tag: "machine",
    summary: "Tell of sales",
    description:
      "Each event counts once, for ever: send again what was not answered. `duplicate` means it was known and nothing changed. `recorded` without `remaining_stock` means that it was kept for a person to judge: it looks like another sale, and its `seq` says that it is not. One bad event never holds up the others. The answer comes after the commit.",
    scope: "machine",
    module: "machines",
    body: Events,
    batches: true,
    answer: z
      .object({ recorded: z.int(), duplicates: z.int(), rejected: z.int(), results: z.array(Result) })
      .openapi({ example: examples.salesAnswer }),
  },
  async ({ ctx, body }) => {
    const { recorded, duplicates, rejected, results } = await recordSales(ctx, body);
    return reply({
      recorded,
      duplicates,
      rejected,
      results: results.map((result, n) => toResult(result, body.events[n], ctx.locale)),
    });
  },
);

function toResult(result: SaleResult, event: unknown, locale: Locale): z.input<typeof Result> {
  const { eventId, status } = result;
  if (status !== "rejected") {
    const { remainingStock } = result;
    return { event_id: eventId, status, ...(remainingStock === null ? {} : { remaining_stock: remainingStock }) };
  }
  const { code, field } = result;
  const error = { code, message: rejectionWords(code, event, locale), ...(field ? { field } : {}) };
  return { event_id: eventId, status, error };
}

function rejectionWords(code: string, event: unknown, locale: Locale): string {
  const [issue] = code === "VALIDATION_ERROR" ? (SaleEvent.safeParse(event).error?.issues ?? []) : [];
  if (issue) return problemWords(issue, event, locale);
  const { position } = (event ?? {}) as { position?: unknown };
  return errorMessage(code, locale, code === "UNKNOWN_POSITION" ? { positions: [position] } : {});
}
