import { z } from "zod";

export const CREDIT_SOURCES = ["cancellation", "purchase", "gift", "adjustment"] as const;
export type CreditSource = (typeof CREDIT_SOURCES)[number];

/** In one go; a mistyped zero is noticed. */
export const MOST_CREDITS = 1000;

/** Movements go by pages: `cursor` is what the previous one answered. */
export const CreditsPage = z.object({ cursor: z.uuid().optional() });
export type CreditsPage = z.infer<typeof CreditsPage>;
export const ClientCreditsRef = CreditsPage.extend({ clientId: z.uuid() });

/** New credits for a client. `requestId` makes a second click the same request. */
export const IssueCredits = z.object({
  requestId: z.uuid(),
  clientId: z.uuid(),
  amount: z.number().int().min(1).max(MOST_CREDITS),
  source: z.enum(["purchase", "gift", "adjustment"]),
  reason: z.string().trim().min(3).max(500),
  // A date beyond these is a mistyped year.
  expiresOn: z.iso
    .date()
    .refine((date) => date >= "2000-01-01" && date <= "2199-12-31", "too_far")
    .nullable(),
});
export type IssueCredits = z.infer<typeof IssueCredits>;

/** Takes credits away again: a mistake is corrected by a line of its own. */
export const AdjustCredits = z.object({
  requestId: z.uuid(),
  clientId: z.uuid(),
  amount: z.number().int().min(1).max(MOST_CREDITS),
  reason: z.string().trim().min(3).max(500),
});
export type AdjustCredits = z.infer<typeof AdjustCredits>;
