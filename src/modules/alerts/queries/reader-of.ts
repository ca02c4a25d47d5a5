import { authorize, Forbidden } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";

/** Whose read state it is. @throws Forbidden for whoever is not a person */
export function readerOf(ctx: Ctx): string {
  authorize(ctx, "alerts:read");
  if (ctx.actor.type !== "user") throw new Forbidden();
  return ctx.actor.userId;
}
