import { memberProcedure, procedure, router } from "#server/trpc/init.ts";
import { bookSeries } from "./commands/book-series.ts";
import { cancelSeries } from "./commands/cancel-series.ts";
import { moveSeries } from "./commands/move-series.ts";
import { planSeries } from "./queries/series-plan.ts";
import { BookSeries, CancelSeries, MoveSeries, PlanSeries } from "./schemas.ts";

export const seriesRouter = router({
  plan: memberProcedure.input(PlanSeries).query(({ ctx: { ctx }, input }) => planSeries(ctx, input)),
  book: memberProcedure.input(BookSeries).mutation(({ ctx: { ctx }, input }) => bookSeries(ctx, input)),
  cancel: procedure("appointments:cancel")
    .input(CancelSeries)
    .mutation(({ ctx: { ctx }, input }) => cancelSeries(ctx, input)),
  move: procedure("appointments:reschedule")
    .input(MoveSeries)
    .mutation(({ ctx: { ctx }, input }) => moveSeries(ctx, input)),
});
