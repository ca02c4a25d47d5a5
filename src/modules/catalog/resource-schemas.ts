import { z } from "zod";

/** Which a room or a piece of equipment is: words and picture alone, both are taken alike. */
export const RESOURCE_KINDS = ["room", "equipment"] as const;

export const SaveResource = z.object({
  /** Absent: a new one. */
  id: z.uuid().optional(),
  name: z.object({ "es-AR": z.string().trim().min(1).max(80), en: z.string().trim().min(1).max(80) }),
  kind: z.enum(RESOURCE_KINDS),
});
export type SaveResource = z.infer<typeof SaveResource>;
