import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Incoming } from "../incoming.ts";
import { RATES } from "#modules/keys/domain/rate-limits.ts";
import { ErrorEnvelope, FAILURES } from "./document.ts";

type Document = ReturnType<OpenAPIHono<Incoming>["getOpenAPI31Document"]>;

const { organization, machine } = RATES;

const DESCRIPTION = `For machines and integrations; people use the pages. \`/api/docs\` says the same to be read, in Spanish and in English.

Everything stands under \`/api/v1\` at the institution's own address. Every request brings a key in \`Authorization: Bearer\` (or \`X-API-Key\`), and the key decides the institution: an organization's (\`zgo_…\`, with scopes) is made by an administrator under Integrations, a machine's (\`zgm_…\`) is given when the machine is written down.

- Times are RFC 3339 with an offset; answers use UTC. Money is an integer in minor units. Ids are UUIDs.
- A position is 1 to 16 letters, digits, dots, hyphens or underscores.
- A PATCH changes what it names, and leaves the rest.
- A method that an address does not take is answered 405, with \`Allow\`.
- Lists take \`limit\` (1 to 200, 50 unless said) and \`cursor\` (from \`meta.next_cursor\`), newest first unless said.
- \`Idempotency-Key\` on an organization's POST: the first answer is kept for 7 days and given again.
- A key may ask ${organization.requests.burst} times at once and ${organization.requests.perSecond} times a second (a machine's: ${machine.requests.burst} and ${machine.requests.perSecond}); batches of sales have a budget of their own, ${machine.backlog.burst} at once and ${machine.backlog.perSecond} a second.`;

/** The OpenAPI 3.1 document of what is registered in `app`, whose paths hang under /api/v1. */
export function openApiDocument(app: OpenAPIHono<Incoming>): Document {
  const registry = app.openAPIRegistry;
  registry.register("Error", ErrorEnvelope);
  for (const [name, description] of Object.values(FAILURES))
    registry.registerComponent("responses", name, {
      description,
      content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
    });
  for (const [name, description] of [
    ["organizationKey", "`zgo_…`, with scopes. `X-API-Key` does as well."],
    ["machineKey", "`zgm_…`, of one machine alone. `X-API-Key` does as well."],
  ] as const)
    registry.registerComponent("securitySchemes", name, { type: "http", scheme: "bearer", description });
  return app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: { title: "Zaguán", version: "v1", description: DESCRIPTION },
    servers: [{ url: "/api/v1" }],
  });
}
