import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, router } from "#modules/access/procedures.ts";
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
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => salesReport(tx, request, input))),
  saleLines: procedure("sales:read")
    .input(SaleLinesOf)
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => saleLines(tx, request, input))),
  stock: procedure("machines:read")
    .input(StockViewOf)
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => stockView(tx, request, input))),
  stockLines: procedure("machines:read")
    .input(StockLinesOf)
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => stockLines(tx, request, input))),
  aside: procedure("sales:read")
    .input(AsideLinesOf)
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => setAsideBeside(tx, request, input))),
});
