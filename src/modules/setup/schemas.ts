import { z } from "zod";

export const AddFirstProfessional = z.object({
  firstName: z.string().trim().min(1).max(80),
  lastName: z.string().trim().max(80),
  /** Whoever asks is the one who takes appointments. */
  isMe: z.boolean(),
});
export type AddFirstProfessional = z.infer<typeof AddFirstProfessional>;
