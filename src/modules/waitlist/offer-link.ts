import { readToken, signToken } from "#platform/tokens.ts";
import type { Ctx } from "#platform/context.ts";

const PURPOSE = "waitlist-offer";

/** What stands in the link of an offer: who holds it may answer. */
export const offerToken = (ctx: Ctx, offerId: string): string => signToken(ctx.tenantId, PURPOSE, offerId);

/** The offer that a link is of, or null. */
export const offerOfToken = (ctx: Ctx, token: string): string | null => readToken(ctx.tenantId, PURPOSE, token);
