import { z } from "zod";
import { localized } from "#lib/localized.ts";

/** Which a room or a piece of equipment is: words and picture alone, both are taken alike. */
export const RESOURCE_KINDS = ["room", "equipment"] as const;

export const SaveResource = z.object({
  /** Absent: a new one. */
  id: z.uuid().optional(),
  name: localized(z.string().trim().max(80)),
  kind: z.enum(RESOURCE_KINDS),
});
export type SaveResource = z.infer<typeof SaveResource>;
