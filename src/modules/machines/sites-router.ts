import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, router } from "#server/trpc/init.ts";
import { archiveSite } from "./commands/archive-site.ts";
import { saveSite } from "./commands/save-site.ts";
import { listSites } from "./queries/sites.ts";
import { Archive, SaveSite } from "./schemas.ts";

export const sitesRouter = router({
  list: procedure("machines:read").query(({ ctx: { ctx } }) => readTenant(ctx, (tx) => listSites(tx, ctx))),
  save: procedure("machines:write")
    .input(SaveSite)
    .mutation(({ ctx: { ctx }, input }) => saveSite(ctx, input)),
  archive: procedure("machines:write")
    .input(Archive)
    .mutation(({ ctx: { ctx }, input }) => archiveSite(ctx, input)),
});
