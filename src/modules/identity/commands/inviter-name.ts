import { organizationOf } from "#modules/tenancy/queries.ts";
import { actorId, type Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { userById } from "../users.ts";

/** Who invites, as the letter names them: the person, or the institution where it is no person. */
export async function inviterName(tx: Tx, ctx: Ctx): Promise<string> {
  const id = ctx.actor.type === "user" ? actorId(ctx.actor) : null;
  const user = id ? await userById(tx, ctx, id) : null;
  return user ? `${user.firstName} ${user.lastName}`.trim() : (await organizationOf(tx, ctx)).name;
}
