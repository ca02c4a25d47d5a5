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
  "machine",
  "product",
  "site",
  "visit",
  "stock",
  "organization",
  "key",
] as const;

/** By what the lines are narrowed: what they are about, who did it, from which date until which. `cursor`: the last line of the page before. */
export const ListAudit = z.object({
  about: z.enum(AUDIT_SUBJECTS).optional().catch(undefined),
  actor: z.uuid().optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  until: z.iso.date().optional().catch(undefined),
  cursor: z.uuid().optional().catch(undefined),
});
export type ListAudit = z.infer<typeof ListAudit>;
