import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, router } from "#modules/access/procedures.ts";
import { createNewClient } from "./commands/create-client.ts";
import { updateClient } from "./commands/update-client.ts";
import { getClient } from "./queries/get-client.ts";
import { listClients } from "./queries/list-clients.ts";
import { searchClients } from "./queries/search-clients.ts";
import { ClientRef, CreateClient, ListClients, SearchClients, UpdateClient } from "./schemas.ts";

export const clientsRouter = router({
  search: procedure("clients:read")
    .input(SearchClients)
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => searchClients(tx, request, input))),
  list: procedure("clients:read")
    .input(ListClients)
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => listClients(tx, request, input))),
  get: procedure("clients:read")
    .input(ClientRef)
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => getClient(tx, request, input))),
  create: procedure("clients:write")
    .input(CreateClient)
    .mutation(({ ctx: { request }, input }) => createNewClient(request, input)),
  update: procedure("clients:write")
    .input(UpdateClient)
    .mutation(({ ctx: { request }, input }) => updateClient(request, input)),
});
