import { saveSettings } from "#modules/tenancy/commands/save-settings.ts";
import { SaveSettings } from "#modules/tenancy/schemas.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, router } from "#modules/access/procedures.ts";
import { Archive, LinkProfessional, SaveProfessional, SaveService } from "./schemas.ts";
import { archiveProfessional } from "./commands/archive-professional.ts";
import { archiveService } from "./commands/archive-service.ts";
import { linkProfessional } from "./commands/link-professional.ts";
import { saveProfessional } from "./commands/save-professional.ts";
import { saveService } from "./commands/save-service.ts";
import { listProfessionals, listServices } from "./queries/catalog.ts";

export const catalogRouter = router({
  services: procedure("services:read").query(({ ctx: { request } }) =>
    readTenant(request, (tx) => listServices(tx, request)),
  ),
  saveService: procedure("services:write")
    .input(SaveService)
    .mutation(({ ctx: { request }, input }) => saveService(request, input)),
  archiveService: procedure("services:write")
    .input(Archive)
    .mutation(({ ctx: { request }, input }) => archiveService(request, input)),

  professionals: procedure("professionals:read").query(({ ctx: { request } }) =>
    readTenant(request, (tx) => listProfessionals(tx, request)),
  ),
  saveProfessional: procedure("professionals:write")
    .input(SaveProfessional)
    .mutation(({ ctx: { request }, input }) => saveProfessional(request, input)),
  linkProfessional: procedure("professionals:write")
    .input(LinkProfessional)
    .mutation(({ ctx: { request }, input }) => linkProfessional(request, input)),
  archiveProfessional: procedure("professionals:write")
    .input(Archive)
    .mutation(({ ctx: { request }, input }) => archiveProfessional(request, input)),

  saveSettings: procedure("settings:write")
    .input(SaveSettings)
    .mutation(({ ctx: { request }, input }) => saveSettings(request, input)),
});
