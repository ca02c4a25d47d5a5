import { z } from "@hono/zod-openapi";
import { salesPage } from "#modules/inventory/queries/sales.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { Id, Minor, SentInstant, utc, UtcInstant } from "./document.ts";
import { endpoint, reply, restApp } from "./serve-endpoint.ts";
import { TimedPageQuery } from "./lists.ts";
import { examples } from "./examples.ts";

const Sold = z
  .object({
    id: Id,
    event_id: z.string(),
    machine_id: Id,
    position: z.string(),
    sku: z.string(),
    quantity: z.int(),
    unit_price_minor: Minor,
    currency: z.string(),
    payment: z.enum(["cash", "card", "credits", "other"]),
    sold_at: UtcInstant.openapi({ description: "By the machine's clock." }),
    received_at: UtcInstant.openapi({ description: "By ours." }),
  })
  .openapi("RecordedSale", { example: examples.recordedSale });

export const sales = restApp();

endpoint(
  sales,
  {
    method: "get",
    path: "/sales",
    tag: "sales",
    summary: "Sales, newest first",
    description: "`from` is included, `to` is not.",
    scope: "sales:read",
    module: "machines",
    query: TimedPageQuery.extend({
      from: SentInstant.optional(),
      to: SentInstant.optional(),
      machine_id: Id.optional(),
    }),
    answer: z.array(Sold),
  },
  async ({ ctx, query: { machine_id: machineId, ...asked } }) => {
    const { sales: found, next } = await readTenant(ctx, (tx) => salesPage(tx, ctx, { ...asked, machineId }));
    return reply(
      found.map((sale) => ({
        id: sale.id,
        event_id: sale.eventId,
        machine_id: sale.machineId,
        position: sale.position,
        sku: sale.sku,
        quantity: sale.quantity,
        unit_price_minor: sale.unitPriceMinor,
        currency: sale.currency,
        payment: sale.payment,
        sold_at: utc(sale.soldAt),
        received_at: utc(sale.receivedAt),
      })),
      { nextCursor: next },
    );
  },
);
