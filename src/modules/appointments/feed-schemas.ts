import { z } from "zod";

export const CLIENT_NAMES = ["full", "initials"] as const;

/** `renew`: under a new address; the old one answers no more. */
export const SaveCalendarFeed = z.object({
  professionalId: z.uuid(),
  clientNames: z.enum(CLIENT_NAMES),
  renew: z.boolean().default(false),
});
export type SaveCalendarFeed = z.output<typeof SaveCalendarFeed>;
