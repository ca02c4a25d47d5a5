import { z } from "@hono/zod-openapi";
import { isRefusal } from "#lib/result.ts";
import { recordDex } from "#modules/inventory/commands/record-dex.ts";
import { Id } from "./document.ts";
import { endpoint, reply, restApp } from "./serve-endpoint.ts";
import { examples } from "./examples.ts";

/** A large machine's file has some ten thousand bytes. */
const MAX_DEX = 1024 * 1024;

export const machineDex = restApp();

endpoint(
  machineDex,
  {
    method: "post",
    path: "/machine/dex",
    tag: "machine",
    summary: "Hand in an EVA-DTS (DEX) audit file",
    description:
      "Sales are the difference of its counters to the last file's, less what came as events. The first file only sets where counting starts; the same file again is the same answer. A checksum (G85) that is wrong is refused with `BAD_CHECKSUM`, the serial number (ID1) of another machine with `FOREIGN_SERIAL`, once this one's is known; a wrong line count (SE) is a warning. A file may hold several reports: each is judged alone, and one that would be refused is left out with that code as a warning.",
    scope: "machine",
    module: "machines",
    text: {
      maxBytes: MAX_DEX,
      description: "The file as the controller sent it, lines ended by CR LF.",
      example: examples.dex,
    },
    batches: true,
    answer: z
      .object({
        audit_id: Id,
        slots_read: z.int(),
        sales_derived: z.int().openapi({ description: "Units." }),
        warnings: z.array(z.object({ code: z.string(), detail: z.string().optional() })),
      })
      .openapi({ example: examples.dexAnswer }),
  },
  async ({ ctx, text }) => {
    const read = await recordDex(ctx, Buffer.from(text, "latin1"));
    if (isRefusal(read)) return read;
    const { auditId, slotsRead, salesDerived, warnings } = read;
    return reply({ audit_id: auditId, slots_read: slotsRead, sales_derived: salesDerived, warnings });
  },
);
