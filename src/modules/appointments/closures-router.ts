import { procedure, router } from "#modules/access/procedures.ts";
import { AddClosure, ClosureDays, ClosureRef, HolidaysAsked } from "#modules/availability/closure-schemas.ts";
import { removeClosure } from "#modules/availability/commands/remove-closure.ts";
import { listClosures } from "#modules/availability/queries/closures.ts";
import { publicHolidays } from "#modules/availability/queries/public-holidays.ts";
import { addClosure } from "./commands/add-closure.ts";
import { readClosureImpact } from "./queries/closure-impact.ts";

export const closuresRouter = router({
  list: procedure("closures:read").query(({ ctx: { request } }) => listClosures(request)),
  holidays: procedure("closures:write")
    .input(HolidaysAsked)
    .query(({ ctx: { request }, input }) => publicHolidays(request, input)),
  impact: procedure("closures:write")
    .input(ClosureDays)
    .query(({ ctx: { request }, input }) => readClosureImpact(request, input)),
  add: procedure("closures:write")
    .input(AddClosure)
    .mutation(({ ctx: { request }, input }) => addClosure(request, input)),
  remove: procedure("closures:write")
    .input(ClosureRef)
    .mutation(({ ctx: { request }, input }) => removeClosure(request, input)),
});
