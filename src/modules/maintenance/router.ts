import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, router } from "#modules/access/procedures.ts";
import { archivePlan } from "./commands/archive-plan.ts";
import { savePlan } from "./commands/save-plan.ts";
import { costsByMachine } from "./queries/costs.ts";
import { listPlans } from "./queries/plans.ts";
import { todaysVisits } from "./queries/todays-visits.ts";
import { listVisits } from "./queries/visits.ts";
import { listWork } from "./queries/work.ts";
import { ArchivePlan, OfMachine, Page, SavePlan } from "./schemas.ts";

/** Visits and work are sent with their photos, past tRPC: server/maintenance-http.ts. */
export const maintenanceRouter = router({
  today: procedure("maintenance:read").query(({ ctx: { request } }) =>
    readTenant(request, (tx) => todaysVisits(tx, request)),
  ),
  plans: procedure("maintenance:read")
    .input(OfMachine)
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => listPlans(tx, request, input))),
  visits: procedure("maintenance:read")
    .input(Page)
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => listVisits(tx, request, input))),
  work: procedure("maintenance:read")
    .input(Page)
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => listWork(tx, request, input))),
  costs: procedure("maintenance:read").query(({ ctx: { request } }) =>
    readTenant(request, (tx) => costsByMachine(tx, request)),
  ),
  savePlan: procedure("maintenance:plan")
    .input(SavePlan)
    .mutation(({ ctx: { request }, input }) => savePlan(request, input)),
  archivePlan: procedure("maintenance:plan")
    .input(ArchivePlan)
    .mutation(({ ctx: { request }, input }) => archivePlan(request, input)),
});
