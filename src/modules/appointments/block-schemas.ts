import { z } from "zod";
import { AddBlock, BlockTime } from "#modules/availability/schemas.ts";

/* What becomes of the appointments beneath an absence. Instants are epoch milliseconds. */

const Id = z.uuid();
const Instant = z.number().int().min(0).max(4_102_444_800_000);

/** One request decides about so many at the most; a longer absence is written in parts. */
export const IMPACT_MOST = 200;

export const BlockImpact = BlockTime;
export type BlockImpact = z.infer<typeof BlockImpact>;

const Choice = z.discriminatedUnion("do", [
  z.object({ id: Id, do: z.literal("keep") }),
  z.object({ id: Id, do: z.literal("cancel") }),
  z.object({ id: Id, do: z.literal("move"), start: Instant, professionalId: Id }),
]);
export type ImpactChoice = z.infer<typeof Choice>;

/** The absence, and what becomes of each appointment beneath it; one that is not named is kept. */
export const BlockWithImpact = AddBlock.extend({
  /** What the clients read; the absence's own reason stays among the staff. */
  message: z.string().trim().max(500).optional(),
  choices: z
    .array(Choice)
    .max(IMPACT_MOST)
    .refine((choices) => new Set(choices.map(({ id }) => id)).size === choices.length, "TWICE"),
});
export type BlockWithImpact = z.infer<typeof BlockWithImpact>;
