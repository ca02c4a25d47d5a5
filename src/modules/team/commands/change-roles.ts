import { ok } from "#lib/result.ts";
import { authorize } from "#modules/access/authorize.ts";
import { setRoles } from "#modules/identity/commands/set-roles.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { ChangeMemberRoles } from "../schemas.ts";
import { linkIfProfessional } from "./link-if-professional.ts";

/** What a member is here from now on, and in the same transaction who they are in the calendar. */
export async function changeRoles(ctx: Ctx, { userId, roles, professional }: ChangeMemberRoles) {
  authorize(ctx, "team:write");
  return withTenant(ctx, async (tx) => {
    const set = await setRoles(tx, ctx, { userId, roles });
    if (!set.ok) return set;
    return (await linkIfProfessional(tx, ctx, { userId, roles, professional })) ?? ok({});
  });
}
