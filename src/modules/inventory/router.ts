import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, router } from "#modules/access/procedures.ts";
import { copyPlanogram } from "./commands/copy-planogram.ts";
import { recordCount } from "./commands/record-count.ts";
import { recordRefill } from "./commands/record-refill.ts";
import { recordWaste } from "./commands/record-waste.ts";
import { restoreSale } from "./commands/restore-sale.ts";
import { undoPlanogramCopy } from "./commands/undo-planogram-copy.ts";
import { CopyPlanogram, CopyPreviewOf, LastCopyOf, UndoCopy } from "./planogram-schemas.ts";
import { copyPreview } from "./queries/copy-preview.ts";
import { lastCopy } from "./queries/last-copy.ts";
import { rejectionsOf } from "./queries/rejections.ts";
import { RecordCount, RecordRefill, RecordWaste, RejectionsOf, RestoreSale } from "./schemas.ts";

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

  copyPreview: procedure("machines:write")
    .input(CopyPreviewOf)
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => copyPreview(tx, request, input))),
  lastCopy: procedure("machines:write")
    .input(LastCopyOf)
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => lastCopy(tx, request, input.machineId))),
  copyPlanogram: procedure("machines:write")
    .input(CopyPlanogram)
    .mutation(({ ctx: { request }, input }) => copyPlanogram(request, input)),
  undoCopy: procedure("machines:write")
    .input(UndoCopy)
    .mutation(({ ctx: { request }, input }) => undoPlanogramCopy(request, input)),
  rejections: procedure("machines:write")
    .input(RejectionsOf)
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => rejectionsOf(tx, request, input))),
});
