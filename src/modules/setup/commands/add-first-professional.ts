import { authorize } from "#modules/access/authorize.ts";
import { ROLES } from "#modules/access/policy.ts";
import { writeProfessional } from "#modules/catalog/commands/save-professional.ts";
import { nextColor } from "#modules/catalog/domain/next-color.ts";
import { activeServiceIds } from "#modules/catalog/queries/catalog.ts";
import { setRoles } from "#modules/identity/commands/set-roles.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { AddFirstProfessional } from "../schemas.ts";

/**
 * Somebody who takes appointments, giving everything on offer. Where it is whoever asks, they hold the role from now on
 * and sign in as this professional.
 */
export async function addFirstProfessional(ctx: Ctx, { isMe, ...name }: AddFirstProfessional) {
  authorize(ctx, "professionals:write");
  return withTenant(ctx, async (tx) => {
    const me = isMe && ctx.actor.type === "user" ? ctx.actor : null;
    if (me) {
      authorize(ctx, "team:write");
      const roles = ROLES.filter((role) => role === "professional" || me.roles.includes(role));
      const set = await setRoles(tx, ctx, { userId: me.userId, roles });
      if (!set.ok) return set;
    }
    const { timeZone } = await organizationOf(tx, ctx);
    return writeProfessional(tx, ctx, {
      ...name,
      userId: me?.userId ?? null,
      title: null,
      email: null,
      timeZone,
      color: nextColor([]),
      dailyMax: null,
      serviceIds: await activeServiceIds(tx, ctx),
    });
  });
}
