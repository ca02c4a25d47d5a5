import { readTenant } from "#platform/db/with-tenant.ts";
import { memberProcedure, procedure, router } from "#modules/access/procedures.ts";
import { adjustCredits } from "./commands/adjust-credits.ts";
import { issueCredits } from "./commands/issue-credits.ts";
import { clientCredits, myCredits } from "./queries/client-credits.ts";
import { creditsOverview } from "./queries/credits-overview.ts";
import { AdjustCredits, ClientCreditsRef, CreditsPage, IssueCredits } from "./schemas.ts";

export const creditsRouter = router({
  mine: memberProcedure
    .input(CreditsPage)
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => myCredits(tx, request, input))),
  ofClient: procedure("credits:read")
    .input(ClientCreditsRef)
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => clientCredits(tx, request, input))),
  overview: procedure("credits:read").query(({ ctx: { request } }) =>
    readTenant(request, (tx) => creditsOverview(tx, request)),
  ),
  issue: procedure("credits:write")
    .input(IssueCredits)
    .mutation(({ ctx: { request }, input }) => issueCredits(request, input)),
  adjust: procedure("credits:write")
    .input(AdjustCredits)
    .mutation(({ ctx: { request }, input }) => adjustCredits(request, input)),
});
