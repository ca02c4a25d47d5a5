import { clientOfUser } from "#modules/clients/commands/client-of-user.ts";
import { authorize, Unauthenticated } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { JoinWaitlist } from "../schemas.ts";
import { placeInLine } from "./place-in-line.ts";

/** A client says which times of a service would suit them. Again: the new wishes, in the same place of the line. */
export async function joinWaitlist(ctx: Ctx, input: JoinWaitlist) {
  authorize(ctx, "waitlist:join");
  const { actor } = ctx;
  if (actor.type !== "user") throw new Unauthenticated();
  return withTenant(ctx, async (tx) => placeInLine(tx, ctx, (await clientOfUser(tx, ctx, actor.userId)).id, input));
}
