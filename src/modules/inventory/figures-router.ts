import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, router } from "#server/trpc/init.ts";
import { AsideLinesOf, ReportOf, SaleLinesOf, StockLinesOf, StockViewOf } from "./figures-schemas.ts";
import { saleLines } from "./queries/sale-lines.ts";
import { salesReport } from "./queries/sales-report.ts";
import { setAsideBeside } from "./queries/set-aside-beside.ts";
import { stockLines } from "./queries/stock-lines.ts";
import { stockView } from "./queries/stock-view.ts";

/** What the screens show, and the lines behind each figure. */
export const figuresRouter = router({
  report: procedure("sales:read")
    .input(ReportOf)
    .query(({ ctx, input }) => readTenant(ctx.ctx, (tx) => salesReport(tx, ctx.ctx, input))),
  saleLines: procedure("sales:read")
    .input(SaleLinesOf)
    .query(({ ctx, input }) => readTenant(ctx.ctx, (tx) => saleLines(tx, ctx.ctx, input))),
  stock: procedure("machines:read")
    .input(StockViewOf)
    .query(({ ctx, input }) => readTenant(ctx.ctx, (tx) => stockView(tx, ctx.ctx, input))),
  stockLines: procedure("machines:read")
    .input(StockLinesOf)
    .query(({ ctx, input }) => readTenant(ctx.ctx, (tx) => stockLines(tx, ctx.ctx, input))),
  aside: procedure("sales:read")
    .input(AsideLinesOf)
    .query(({ ctx, input }) => readTenant(ctx.ctx, (tx) => setAsideBeside(tx, ctx.ctx, input))),
});
