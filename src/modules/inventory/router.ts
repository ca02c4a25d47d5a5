import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, router } from "#server/trpc/init.ts";
import { recordCount } from "./commands/record-count.ts";
import { recordRefill } from "./commands/record-refill.ts";
import { recordWaste } from "./commands/record-waste.ts";
import { restoreSale } from "./commands/restore-sale.ts";
import { movementsPage } from "./queries/movements.ts";
import { salesPage } from "./queries/sales.ts";
import { salesSummary } from "./queries/sales-summary.ts";
import { setAsidePage } from "./queries/set-aside.ts";
import { stockOutlook } from "./queries/stock-outlook.ts";
import {
  MovementsPage,
  OutlookOf,
  RecordCount,
  RecordRefill,
  RecordWaste,
  RestoreSale,
  SalesPage,
  SalesRange,
  SetAsidePage,
} from "./schemas.ts";

export const inventoryRouter = router({
  stock: procedure("machines:read")
    .input(OutlookOf)
    .query(({ ctx, input }) => readTenant(ctx.ctx, (tx) => stockOutlook(tx, ctx.ctx, input))),
  movements: procedure("machines:read")
    .input(MovementsPage)
    .query(({ ctx, input }) => readTenant(ctx.ctx, (tx) => movementsPage(tx, ctx.ctx, input))),
  sales: procedure("sales:read")
    .input(SalesPage)
    .query(({ ctx, input }) => readTenant(ctx.ctx, (tx) => salesPage(tx, ctx.ctx, input))),
  summary: procedure("sales:read")
    .input(SalesRange)
    .query(({ ctx, input }) => readTenant(ctx.ctx, (tx) => salesSummary(tx, ctx.ctx, input))),
  setAside: procedure("sales:read")
    .input(SetAsidePage)
    .query(({ ctx, input }) => readTenant(ctx.ctx, (tx) => setAsidePage(tx, ctx.ctx, input))),
  restore: procedure("sales:restore")
    .input(RestoreSale)
    .mutation(({ ctx, input }) => restoreSale(ctx.ctx, input)),
  count: procedure("stock:write")
    .input(RecordCount)
    .mutation(({ ctx, input }) => recordCount(ctx.ctx, input)),
  refill: procedure("stock:write")
    .input(RecordRefill)
    .mutation(({ ctx, input }) => recordRefill(ctx.ctx, input)),
  waste: procedure("stock:write")
    .input(RecordWaste)
    .mutation(({ ctx, input }) => recordWaste(ctx.ctx, input)),
});
