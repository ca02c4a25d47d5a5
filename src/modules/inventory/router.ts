import { procedure, router } from "#modules/access/procedures.ts";
import { recordCount } from "./commands/record-count.ts";
import { recordRefill } from "./commands/record-refill.ts";
import { recordWaste } from "./commands/record-waste.ts";
import { restoreSale } from "./commands/restore-sale.ts";
import { RecordCount, RecordRefill, RecordWaste, RestoreSale } from "./schemas.ts";

/** What people write into the ledger; what it says is read by `figures`. */
export const inventoryRouter = router({
  restore: procedure("sales:restore")
    .input(RestoreSale)
    .mutation(({ ctx: { request }, input }) => restoreSale(request, input)),
  count: procedure("stock:write")
    .input(RecordCount)
    .mutation(({ ctx: { request }, input }) => recordCount(request, input)),
  refill: procedure("stock:write")
    .input(RecordRefill)
    .mutation(({ ctx: { request }, input }) => recordRefill(request, input)),
  waste: procedure("stock:write")
    .input(RecordWaste)
    .mutation(({ ctx: { request }, input }) => recordWaste(request, input)),
});
