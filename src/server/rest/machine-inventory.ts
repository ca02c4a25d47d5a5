import { z } from "@hono/zod-openapi";
import { isRefusal, refuse } from "#lib/result.ts";
import { recordCounts } from "#modules/inventory/commands/record-counts.ts";
import { RecordCounts } from "#modules/inventory/schemas.ts";
import { SentInstant } from "./document.ts";
import { endpoint, reply, restApp } from "./serve-endpoint.ts";
import { examples } from "./examples.ts";

export const machineInventory = restApp();

endpoint(
  machineInventory,
  {
    method: "put",
    path: "/machine/inventory",
    tag: "machine",
    summary: "Tell what lies in the positions",
    description:
      "A dated observation: an old one never overwrites what came after it. `quantity` is the stock now, `corrected_by` what the ledger was wrong by at `observed_at`.",
    scope: "machine",
    module: "machines",
    body: z
      .object({ observed_at: SentInstant, items: RecordCounts.shape.items })
      .openapi("Count", { example: examples.count }),
    batches: true,
    answer: z
      .object({ items: z.array(z.object({ position: z.string(), quantity: z.int().min(0), corrected_by: z.int() })) })
      .openapi({ example: examples.countAnswer }),
  },
  async ({ ctx, body }) => {
    const counted = await recordCounts(ctx, body);
    if (isRefusal(counted))
      return refuse(counted.reason, "positions" in counted ? { details: { positions: counted.positions } } : {});
    return reply({
      items: counted.items.map(({ position, quantity, correctedBy }) => ({
        position,
        quantity,
        corrected_by: correctedBy,
      })),
    });
  },
);
