import { procedure, router } from "#modules/access/procedures.ts";
import { AddBlock, BlockRef, BlockTime } from "#modules/availability/schemas.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { BlockImpact, BlockWithImpact } from "./block-schemas.ts";
import { addBlock } from "./commands/add-block.ts";
import { blockWithImpact } from "./commands/block-with-impact.ts";
import { removeBlock } from "./commands/remove-block.ts";
import { previewBlock } from "./queries/beneath-block.ts";
import { readBlockImpact } from "./queries/block-impact.ts";

export const blocksRouter = router({
  beneath: procedure("availability:read")
    .input(BlockTime)
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => previewBlock(tx, request, input))),
  impact: procedure("availability:write")
    .input(BlockImpact)
    .query(({ ctx: { request }, input }) => readBlockImpact(request, input)),

  add: procedure("availability:write")
    .input(AddBlock)
    .mutation(({ ctx: { request }, input }) => addBlock(request, input)),
  addWithImpact: procedure("availability:write")
    .input(BlockWithImpact)
    .mutation(({ ctx: { request }, input }) => blockWithImpact(request, input)),
  remove: procedure("availability:write")
    .input(BlockRef)
    .mutation(({ ctx: { request }, input }) => removeBlock(request, input)),
});
