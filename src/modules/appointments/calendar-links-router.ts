import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, router } from "#modules/access/procedures.ts";
import { ProfessionalRef } from "#modules/availability/schemas.ts";
import { AddBusyImport, BusyImportRef } from "#modules/availability/import-schemas.ts";
import { SaveCalendarFeed } from "./feed-schemas.ts";
import { addBusyImport } from "#modules/availability/commands/add-busy-import.ts";
import { closeCalendarFeed } from "./commands/close-calendar-feed.ts";
import { refreshBusyImport } from "#modules/availability/commands/refresh-busy-import.ts";
import { removeBusyImport } from "#modules/availability/commands/remove-busy-import.ts";
import { saveCalendarFeed } from "./commands/save-calendar-feed.ts";
import { calendarLinks } from "./queries/calendar-links.ts";

export const calendarLinksRouter = router({
  get: procedure("availability:read")
    .input(ProfessionalRef)
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => calendarLinks(tx, request, input))),
  saveFeed: procedure("availability:write")
    .input(SaveCalendarFeed)
    .mutation(({ ctx: { request }, input }) => saveCalendarFeed(request, input)),
  closeFeed: procedure("availability:write")
    .input(ProfessionalRef)
    .mutation(({ ctx: { request }, input }) => closeCalendarFeed(request, input)),
  addImport: procedure("availability:write")
    .input(AddBusyImport)
    .mutation(({ ctx: { request }, input }) => addBusyImport(request, input)),
  refreshImport: procedure("availability:write")
    .input(BusyImportRef)
    .mutation(({ ctx: { request }, input }) => refreshBusyImport(request, input)),
  removeImport: procedure("availability:write")
    .input(BusyImportRef)
    .mutation(({ ctx: { request }, input }) => removeBusyImport(request, input)),
});
