import { z } from "@hono/zod-openapi";
import { createClient } from "#modules/clients/commands/create-client.ts";
import { clientOf, newestClients } from "#modules/clients/queries/newest-clients.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { Id, utc, UtcInstant } from "./document.ts";
import { endpoint, reply, restApp } from "./serve-endpoint.ts";
import { before, PageQuery, pageOf } from "./lists.ts";
import { found } from "./found.ts";
import { examples } from "./examples.ts";

const Client = z
  .object({
    id: Id,
    first_name: z.string(),
    last_name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    created_at: UtcInstant,
  })
  .openapi("Client", { example: examples.client });

type Row = NonNullable<Awaited<ReturnType<typeof clientOf>>>;

const toClient = ({ id, firstName, lastName, email, phone, createdAt }: Row): z.input<typeof Client> => ({
  id,
  first_name: firstName,
  last_name: lastName,
  email,
  phone,
  created_at: utc(createdAt),
});

export const clients = restApp();
const common = { tag: "clients", scope: "clients:write", module: "appointments" } as const;

endpoint(
  clients,
  { ...common, method: "get", path: "/clients", summary: "Clients", query: PageQuery, answer: z.array(Client) },
  async ({ ctx, query: { cursor, limit } }) => {
    const rows = await readTenant(ctx, (tx) => newestClients(tx, ctx, { before: before(cursor), limit }));
    const { page, nextCursor } = pageOf(rows, limit);
    return reply(page.map(toClient), { nextCursor });
  },
);

const NewClient = z
  .object({
    first_name: z.string().trim().min(1).max(80),
    last_name: z.string().trim().max(80),
    email: z.email().max(254).toLowerCase().nullish(),
    phone: z.string().trim().max(40).nullish(),
  })
  .openapi("NewClient", { example: examples.newClient });

endpoint(
  clients,
  {
    ...common,
    method: "post",
    path: "/clients",
    summary: "Write a client down",
    body: NewClient,
    answer: Client,
    status: 201,
  },
  {
    run: ({ ctx, body: { first_name: firstName, last_name: lastName, email, phone } }) =>
      createClient(ctx, {
        firstName,
        lastName,
        email: email ?? undefined,
        phone: phone || undefined,
        notes: undefined,
      }),
    answer: async (tx, { ctx }, { id }) => reply(toClient(found(await clientOf(tx, ctx, id)))),
  },
);
