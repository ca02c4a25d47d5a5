import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, router } from "#server/trpc/init.ts";
import {
  AddBlock,
  BlockRef,
  BlockTime,
  PreviewWeek,
  ProfessionalRef,
  RemoveOverride,
  SetOverride,
  SetWeeklyHours,
} from "./availability-schemas.ts";
import { BlockImpact, BlockWithImpact } from "./calendar-schemas.ts";
import { blockWithImpact } from "./commands/block-with-impact.ts";
import { readBlockImpact } from "./queries/block-impact.ts";
import { addBlock } from "./commands/add-block.ts";
import { removeBlock } from "./commands/remove-block.ts";
import { removeOverride } from "./commands/remove-override.ts";
import { setOverride } from "./commands/set-override.ts";
import { setWeeklyHours } from "./commands/set-weekly-hours.ts";
import { listSchedules, previewBlock, previewWeek, readAvailability } from "./queries/availability.ts";

export const availabilityRouter = router({
  schedules: procedure("availability:read").query(({ ctx: { ctx } }) =>
    readTenant(ctx, (tx) => listSchedules(tx, ctx)),
  ),
  get: procedure("availability:read")
    .input(ProfessionalRef)
    .query(({ ctx: { ctx }, input }) => readTenant(ctx, (tx) => readAvailability(tx, ctx, input))),
  week: procedure("availability:read")
    .input(PreviewWeek)
    .query(({ ctx: { ctx }, input }) => readTenant(ctx, (tx) => previewWeek(tx, ctx, input))),
  beneath: procedure("availability:read")
    .input(BlockTime)
    .query(({ ctx: { ctx }, input }) => readTenant(ctx, (tx) => previewBlock(tx, ctx, input))),

  setHours: procedure("availability:write")
    .input(SetWeeklyHours)
    .mutation(({ ctx: { ctx }, input }) => setWeeklyHours(ctx, input)),
  setOverride: procedure("availability:write")
    .input(SetOverride)
    .mutation(({ ctx: { ctx }, input }) => setOverride(ctx, input)),
  removeOverride: procedure("availability:write")
    .input(RemoveOverride)
    .mutation(({ ctx: { ctx }, input }) => removeOverride(ctx, input)),
  addBlock: procedure("availability:write")
    .input(AddBlock)
    .mutation(({ ctx: { ctx }, input }) => addBlock(ctx, input)),
  impact: procedure("availability:write")
    .input(BlockImpact)
    .query(({ ctx: { ctx }, input }) => readBlockImpact(ctx, input)),
  blockWithImpact: procedure("availability:write")
    .input(BlockWithImpact)
    .mutation(({ ctx: { ctx }, input }) => blockWithImpact(ctx, input)),
  removeBlock: procedure("availability:write")
    .input(BlockRef)
    .mutation(({ ctx: { ctx }, input }) => removeBlock(ctx, input)),
});
