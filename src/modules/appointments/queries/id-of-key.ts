import type { Ctx } from "#platform/context.ts";
import { readToken } from "#platform/tokens.ts";
import { APPOINTMENT } from "../appointment-purpose.ts";

/** The appointment that a mailed key opens, or null. */
export const idOfKey = (ctx: Ctx, key: string): string | null => readToken(ctx.tenantId, APPOINTMENT, key);
