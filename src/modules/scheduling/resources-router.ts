import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, router } from "#server/trpc/init.ts";
import { Archive } from "./catalog-schemas.ts";
import { archiveResource } from "./commands/archive-resource.ts";
import { saveResource } from "./commands/save-resource.ts";
import { listResources } from "./queries/resources.ts";
import { SaveResource } from "./resource-schemas.ts";

export const resourcesRouter = router({
  list: procedure("services:read").query(({ ctx: { ctx } }) => readTenant(ctx, (tx) => listResources(tx, ctx))),
  save: procedure("services:write")
    .input(SaveResource)
    .mutation(({ ctx: { ctx }, input }) => saveResource(ctx, input)),
  archive: procedure("services:write")
    .input(Archive)
    .mutation(({ ctx: { ctx }, input }) => archiveResource(ctx, input)),
});
