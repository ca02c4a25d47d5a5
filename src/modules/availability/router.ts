import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, router } from "#modules/access/procedures.ts";
import { PreviewWeek, ProfessionalRef, RemoveOverride, SetOverride, SetWeeklyHours } from "./schemas.ts";
import { removeOverride } from "./commands/remove-override.ts";
import { setOverride } from "./commands/set-override.ts";
import { setWeeklyHours } from "./commands/set-weekly-hours.ts";
import { listSchedules, previewWeek, readAvailability } from "./queries/availability.ts";

export const availabilityRouter = router({
  schedules: procedure("availability:read").query(({ ctx: { request } }) =>
    readTenant(request, (tx) => listSchedules(tx, request)),
  ),
  get: procedure("availability:read")
    .input(ProfessionalRef)
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => readAvailability(tx, request, input))),
  week: procedure("availability:read")
    .input(PreviewWeek)
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => previewWeek(tx, request, input))),

  setHours: procedure("availability:write")
    .input(SetWeeklyHours)
    .mutation(({ ctx: { request }, input }) => setWeeklyHours(request, input)),
  setOverride: procedure("availability:write")
    .input(SetOverride)
    .mutation(({ ctx: { request }, input }) => setOverride(request, input)),
  removeOverride: procedure("availability:write")
    .input(RemoveOverride)
    .mutation(({ ctx: { request }, input }) => removeOverride(request, input)),
});
