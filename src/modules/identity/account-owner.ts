import type { Ctx } from "#platform/context.ts";
import { authorize, Forbidden } from "#modules/access/authorize.ts";

/**
 * Whose own account this is about.
 * @throws Unauthenticated, Forbidden
 */
export function accountOwner(ctx: Ctx): { userId: string; sessionId: string } {
  authorize(ctx, "account:manage");
  if (ctx.actor.type !== "user") throw new Forbidden();
  return ctx.actor;
}
