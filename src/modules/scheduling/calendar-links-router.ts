import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, router } from "#server/trpc/init.ts";
import { ProfessionalRef } from "./availability-schemas.ts";
import { AddBusyImport, BusyImportRef, SaveCalendarFeed } from "./calendar-links-schemas.ts";
import { addBusyImport } from "./commands/add-busy-import.ts";
import { closeCalendarFeed } from "./commands/close-calendar-feed.ts";
import { refreshBusyImport } from "./commands/refresh-busy-import.ts";
import { removeBusyImport } from "./commands/remove-busy-import.ts";
import { saveCalendarFeed } from "./commands/save-calendar-feed.ts";
import { calendarLinks } from "./queries/calendar-links.ts";

export const calendarLinksRouter = router({
  get: procedure("availability:read")
    .input(ProfessionalRef)
    .query(({ ctx: { ctx }, input }) => readTenant(ctx, (tx) => calendarLinks(tx, ctx, input))),
  saveFeed: procedure("availability:write")
    .input(SaveCalendarFeed)
    .mutation(({ ctx: { ctx }, input }) => saveCalendarFeed(ctx, input)),
  closeFeed: procedure("availability:write")
    .input(ProfessionalRef)
    .mutation(({ ctx: { ctx }, input }) => closeCalendarFeed(ctx, input)),
  addImport: procedure("availability:write")
    .input(AddBusyImport)
    .mutation(({ ctx: { ctx }, input }) => addBusyImport(ctx, input)),
  refreshImport: procedure("availability:write")
    .input(BusyImportRef)
    .mutation(({ ctx: { ctx }, input }) => refreshBusyImport(ctx, input)),
  removeImport: procedure("availability:write")
    .input(BusyImportRef)
    .mutation(({ ctx: { ctx }, input }) => removeBusyImport(ctx, input)),
});
