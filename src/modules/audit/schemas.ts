import { z } from "zod";

/** What the lines are about; the first part of an action. */
export const AUDIT_SUBJECTS = [
  "appointment",
  "client",
  "availability",
  "professional",
  "service",
  "user",
  "session",
  "password",
  "letter",
  "credits",
  "waitlist",
  "alert",
  "organization",
  "key",
] as const;

/** `cursor` is the id of the last line of the page before. */
export const ListAudit = z.object({
  about: z.enum(AUDIT_SUBJECTS).optional().catch(undefined),
  actor: z.uuid().optional().catch(undefined),
  cursor: z.uuid().optional().catch(undefined),
});
export type ListAudit = z.infer<typeof ListAudit>;
