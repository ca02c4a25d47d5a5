import { z } from "zod";

/** What an organization key may be allowed, by the nouns of rest-api.md, in its order. */
export const SCOPES = [
  "organization:read",
  "professionals:read",
  "professionals:write",
  "availability:read",
  "availability:write",
  "appointment_types:read",
  "appointment_types:write",
  "clients:write",
  "appointments:read",
  "appointments:write",
  "credits:read",
  "credits:write",
  "machines:read",
  "machines:write",
  "sites:read",
  "sites:write",
  "products:read",
  "products:write",
  "sales:read",
  "alerts:read",
  "alerts:write",
] as const;
export type KeyScope = (typeof SCOPES)[number];

export const CreateKey = z.object({
  name: z.string().trim().min(1).max(120),
  scopes: z
    .array(z.enum(SCOPES))
    .min(1)
    .max(SCOPES.length)
    .transform((scopes) => SCOPES.filter((scope) => scopes.includes(scope))),
});
export type CreateKey = z.output<typeof CreateKey>;

export const KeyRef = z.object({ keyId: z.uuid() });
export const RotateKey = KeyRef.extend({
  /** For how long both keys are good, at the most: the old one ends at the first use of the new one anyway. */
  overlapHours: z
    .int()
    .min(0)
    .max(24 * 30),
});
export const KeyRequests = KeyRef.extend({ cursor: z.uuid().optional() });
