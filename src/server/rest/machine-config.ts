import { createHash } from "node:crypto";
import { z } from "@hono/zod-openapi";
import { machineConfig } from "#modules/machines/queries/machine-config.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { success, toResponse } from "./answers.ts";
import { Minor } from "./document.ts";
import { endpoint, reply, restApp } from "./serve-endpoint.ts";
import { examples } from "./examples.ts";

const Config = z
  .object({
    version: z.int(),
    currency: z.string(),
    slots: z.array(
      z.object({
        position: z.string(),
        sku: z.string(),
        name: z.object({ "es-AR": z.string(), en: z.string() }),
        price_minor: Minor,
        capacity: z.int(),
      }),
    ),
  })
  .openapi("MachineConfig", { example: examples.config });

/** A version is never rewritten; the machine's id keeps apart two that share a cache, the digest what version 0 says. */
const tagOf = (config: z.input<typeof Config>): string =>
  `"${createHash("sha256").update(JSON.stringify(config)).digest("base64url").slice(0, 22)}"`;

const names = (header: string | undefined, tag: string): boolean =>
  (header ?? "").split(",").some((each) => ["*", tag].includes(each.trim().replace(/^W\//, "")));

export const machineConfigEndpoint = restApp();

endpoint(
  machineConfigEndpoint,
  {
    method: "get",
    path: "/machine/config",
    tag: "machine",
    summary: "What the machine should sell, where and for how much",
    description: "With an `ETag`. Tell the version in the next heartbeat once it is in use.",
    scope: "machine",
    module: "machines",
    answer: Config,
    also: { 304: "`If-None-Match` names what would be answered." },
  },
  async ({ ctx, c }) => {
    const config = await readTenant(ctx, (tx) => machineConfig(tx, ctx));
    const headers = { etag: tagOf(config), "cache-control": "private, no-cache" };
    if (names(c.req.header("if-none-match"), headers.etag)) return new Response(null, { status: 304, headers });
    return toResponse(success(ctx.requestId, 200, reply(config)), headers);
  },
);
