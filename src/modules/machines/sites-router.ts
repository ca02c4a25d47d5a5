import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, router } from "#modules/access/procedures.ts";
import { archiveSite } from "./commands/archive-site.ts";
import { saveSite } from "./commands/save-site.ts";
import { siteFigures } from "./queries/site-figures.ts";
import { listSites } from "./queries/sites.ts";
import { Archive, SaveSite } from "./schemas.ts";

export const sitesRouter = router({
  list: procedure("sites:read").query(({ ctx: { request } }) => readTenant(request, (tx) => listSites(tx, request))),
  figures: procedure("sites:read").query(({ ctx: { request } }) =>
    readTenant(request, (tx) => siteFigures(tx, request)),
  ),
  save: procedure("sites:write")
    .input(SaveSite)
    .mutation(({ ctx: { request }, input }) => saveSite(request, input)),
  archive: procedure("sites:write")
    .input(Archive)
    .mutation(({ ctx: { request }, input }) => archiveSite(request, input)),
});
