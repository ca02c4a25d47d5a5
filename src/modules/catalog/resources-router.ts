import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, router } from "#modules/access/procedures.ts";
import { Archive } from "./schemas.ts";
import { archiveResource } from "./commands/archive-resource.ts";
import { saveResource } from "./commands/save-resource.ts";
import { listResources } from "./queries/resources.ts";
import { SaveResource } from "./resource-schemas.ts";

export const resourcesRouter = router({
  list: procedure("services:read").query(({ ctx: { request } }) =>
    readTenant(request, (tx) => listResources(tx, request)),
  ),
  save: procedure("services:write")
    .input(SaveResource)
    .mutation(({ ctx: { request }, input }) => saveResource(request, input)),
  archive: procedure("services:write")
    .input(Archive)
    .mutation(({ ctx: { request }, input }) => archiveResource(request, input)),
});
