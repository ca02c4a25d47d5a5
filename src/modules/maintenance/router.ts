import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, router } from "#server/trpc/init.ts";
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
  today: procedure("maintenance:read").query(({ ctx }) => readTenant(ctx.ctx, (tx) => todaysVisits(tx, ctx.ctx))),
  plans: procedure("maintenance:read")
    .input(OfMachine)
    .query(({ ctx, input }) => readTenant(ctx.ctx, (tx) => listPlans(tx, ctx.ctx, input))),
  visits: procedure("maintenance:read")
    .input(Page)
    .query(({ ctx, input }) => readTenant(ctx.ctx, (tx) => listVisits(tx, ctx.ctx, input))),
  work: procedure("maintenance:read")
    .input(Page)
    .query(({ ctx, input }) => readTenant(ctx.ctx, (tx) => listWork(tx, ctx.ctx, input))),
  costs: procedure("maintenance:read").query(({ ctx }) => readTenant(ctx.ctx, (tx) => costsByMachine(tx, ctx.ctx))),
  savePlan: procedure("maintenance:plan")
    .input(SavePlan)
    .mutation(({ ctx, input }) => savePlan(ctx.ctx, input)),
  archivePlan: procedure("maintenance:plan")
    .input(ArchivePlan)
    .mutation(({ ctx, input }) => archivePlan(ctx.ctx, input)),
});
