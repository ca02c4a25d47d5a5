import { memberProcedure, procedure, router } from "#modules/access/procedures.ts";
import { bookSeries } from "./commands/book-series.ts";
import { cancelSeries } from "./commands/cancel-series.ts";
import { moveSeries } from "./commands/move-series.ts";
import { planSeries } from "./queries/series-plan.ts";
import { BookSeries, CancelSeries, MoveSeries, PlanSeries } from "./schemas.ts";

export const seriesRouter = router({
  plan: memberProcedure.input(PlanSeries).query(({ ctx: { request }, input }) => planSeries(request, input)),
  book: memberProcedure.input(BookSeries).mutation(({ ctx: { request }, input }) => bookSeries(request, input)),
  cancel: procedure("appointments:cancel")
    .input(CancelSeries)
    .mutation(({ ctx: { request }, input }) => cancelSeries(request, input)),
  move: procedure("appointments:reschedule")
    .input(MoveSeries)
    .mutation(({ ctx: { request }, input }) => moveSeries(request, input)),
});
