import { scopeOf } from "#modules/access/policy.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { ownProfessionalId } from "#modules/catalog/queries/own-professional.ts";

/**
 * Whether the actor changes this appointment as someone who works here. A professional who is somebody else's client, and
 * whoever comes by a mailed link, are that appointment's client and no more.
 */
export async function actsAsStaff(tx: Tx, ctx: Ctx, { professionalId }: { professionalId: string }): Promise<boolean> {
  const { actor } = ctx;
  if (actor.type === "visitor") return false;
  if (actor.type !== "user") return true;
  const reach = scopeOf(actor, "appointments:create");
  return reach === "all" || (reach === "own" && (await ownProfessionalId(tx, ctx)) === professionalId);
}
