import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, router } from "#server/trpc/init.ts";
import { createClient } from "./commands/create-client.ts";
import { updateClient } from "./commands/update-client.ts";
import { getClient } from "./queries/get-client.ts";
import { listClients } from "./queries/list-clients.ts";
import { searchClients } from "./queries/search-clients.ts";
import { ClientFields, ClientRef, ListClients, SearchClients, UpdateClient } from "./schemas.ts";

export const clientsRouter = router({
  search: procedure("clients:read")
    .input(SearchClients)
    .query(({ ctx, input }) => readTenant(ctx.ctx, (tx) => searchClients(tx, ctx.ctx, input))),
  list: procedure("clients:read")
    .input(ListClients)
    .query(({ ctx, input }) => readTenant(ctx.ctx, (tx) => listClients(tx, ctx.ctx, input))),
  get: procedure("clients:read")
    .input(ClientRef)
    .query(({ ctx, input }) => readTenant(ctx.ctx, (tx) => getClient(tx, ctx.ctx, input))),
  create: procedure("clients:write")
    .input(ClientFields)
    .mutation(({ ctx, input }) => createClient(ctx.ctx, input)),
  update: procedure("clients:write")
    .input(UpdateClient)
    .mutation(({ ctx, input }) => updateClient(ctx.ctx, input)),
});
