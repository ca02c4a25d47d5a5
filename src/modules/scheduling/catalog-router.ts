import { saveSettings } from "#modules/tenancy/commands/save-settings.ts";
import { SaveSettings } from "#modules/tenancy/schemas.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, router } from "#server/trpc/init.ts";
import { Archive, SaveProfessional, SaveService } from "./catalog-schemas.ts";
import { archiveProfessional } from "./commands/archive-professional.ts";
import { archiveService } from "./commands/archive-service.ts";
import { saveProfessional } from "./commands/save-professional.ts";
import { saveService } from "./commands/save-service.ts";
import { listProfessionals, listServices } from "./queries/catalog.ts";

export const catalogRouter = router({
  services: procedure("services:read").query(({ ctx: { ctx } }) => readTenant(ctx, (tx) => listServices(tx, ctx))),
  saveService: procedure("services:write")
    .input(SaveService)
    .mutation(({ ctx: { ctx }, input }) => saveService(ctx, input)),
  archiveService: procedure("services:write")
    .input(Archive)
    .mutation(({ ctx: { ctx }, input }) => archiveService(ctx, input)),

  professionals: procedure("professionals:read").query(({ ctx: { ctx } }) =>
    readTenant(ctx, (tx) => listProfessionals(tx, ctx)),
  ),
  saveProfessional: procedure("professionals:write")
    .input(SaveProfessional)
    .mutation(({ ctx: { ctx }, input }) => saveProfessional(ctx, input)),
  archiveProfessional: procedure("professionals:write")
    .input(Archive)
    .mutation(({ ctx: { ctx }, input }) => archiveProfessional(ctx, input)),

  saveSettings: procedure("settings:write")
    .input(SaveSettings)
    .mutation(({ ctx: { ctx }, input }) => saveSettings(ctx, input)),
});
