import { z } from "zod";

const MOST = 1000;

export const ClientCreditsRef = z.object({ clientId: z.uuid() });

/** New credits for a client. `requestId` makes a second click the same request. */
export const IssueCredits = z.object({
  requestId: z.uuid(),
  clientId: z.uuid(),
  amount: z.number().int().min(1).max(MOST),
  source: z.enum(["purchase", "gift", "adjustment"]),
  reason: z.string().trim().min(3).max(500),
  expiresOn: z.iso.date().nullable(),
});
export type IssueCredits = z.infer<typeof IssueCredits>;

/** Takes credits away again: a mistake is corrected by a line of its own. */
export const AdjustCredits = z.object({
  requestId: z.uuid(),
  clientId: z.uuid(),
  amount: z.number().int().min(1).max(MOST),
  reason: z.string().trim().min(3).max(500),
});
export type AdjustCredits = z.infer<typeof AdjustCredits>;
