import { z } from "@hono/zod-openapi";
import { isRefusal } from "#lib/result.ts";
import { movementsPage } from "#modules/inventory/queries/movements.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { Id, utc, UtcInstant, oneOf } from "./document.ts";
import { endpoint, reply, restApp } from "./serve-endpoint.ts";
import { TimedPageQuery } from "./lists.ts";
import { examples } from "./examples.ts";
import { Position } from "#modules/machines/schemas.ts";

const Movement = z
  .object({
    id: Id,
    position: z.string(),
    sku: z.string(),
    kind: z.enum(["sale", "refill", "count_correction", "waste"]),
    quantity: z.int().openapi({ description: "What it adds to the position; below zero, what it takes." }),
    cause: z.string().openapi({ description: "What it comes of, e.g. `sale:<id>`." }),
    note: z.string().nullable(),
    occurred_at: UtcInstant,
    recorded_at: UtcInstant,
  })
  .openapi("StockMovement", { example: examples.movement });

export const stockMovements = restApp();

endpoint(
  stockMovements,
  {
    method: "get",
    path: "/machines/{id}/stock-movements",
    tag: "sales",
    summary: "The lines that make a machine's stock, newest first",
    scope: "sales:read",
    module: "machines",
    params: oneOf("machine"),
    query: TimedPageQuery.extend({ position: Position.optional() }),
    answer: z.array(Movement),
  },
  async ({ ctx, params: { id: machineId }, query }) => {
    const found = await readTenant(ctx, (tx) => movementsPage(tx, ctx, { ...query, machineId }));
    if (isRefusal(found)) return found;
    return reply(
      found.movements.map((line) => ({
        id: line.id,
        position: line.position,
        sku: line.sku,
        kind: line.kind,
        quantity: line.quantity,
        cause: line.cause,
        note: line.note,
        occurred_at: utc(line.occurredAt),
        recorded_at: utc(line.recordedAt),
      })),
      { nextCursor: found.next },
    );
  },
);
