import { readTenant } from "#platform/db/with-tenant.ts";
import { memberProcedure, procedure, router } from "#server/trpc/init.ts";
import { adjustCredits } from "./commands/adjust-credits.ts";
import { issueCredits } from "./commands/issue-credits.ts";
import { clientCredits, myCredits } from "./queries/client-credits.ts";
import { creditsOverview } from "./queries/credits-overview.ts";
import { AdjustCredits, ClientCreditsRef, CreditsPage, IssueCredits } from "./schemas.ts";

export const creditsRouter = router({
  mine: memberProcedure
    .input(CreditsPage)
    .query(({ ctx, input }) => readTenant(ctx.ctx, (tx) => myCredits(tx, ctx.ctx, input))),
  ofClient: procedure("credits:read")
    .input(ClientCreditsRef)
    .query(({ ctx, input }) => readTenant(ctx.ctx, (tx) => clientCredits(tx, ctx.ctx, input))),
  overview: procedure("credits:read").query(({ ctx }) => readTenant(ctx.ctx, (tx) => creditsOverview(tx, ctx.ctx))),
  issue: procedure("credits:write")
    .input(IssueCredits)
    .mutation(({ ctx, input }) => issueCredits(ctx.ctx, input)),
  adjust: procedure("credits:write")
    .input(AdjustCredits)
    .mutation(({ ctx, input }) => adjustCredits(ctx.ctx, input)),
});
