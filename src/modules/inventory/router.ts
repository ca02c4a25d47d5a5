import { procedure, router } from "#server/trpc/init.ts";
import { recordCount } from "./commands/record-count.ts";
import { recordRefill } from "./commands/record-refill.ts";
import { recordWaste } from "./commands/record-waste.ts";
import { restoreSale } from "./commands/restore-sale.ts";
import { RecordCount, RecordRefill, RecordWaste, RestoreSale } from "./schemas.ts";

/** What people write into the ledger; what it says is read by `figures`. */
export const inventoryRouter = router({
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
