import { authorize } from "#modules/access/authorize.ts";
import { letIn } from "#modules/identity/commands/invite-user.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { InviteMember } from "../schemas.ts";
import { linkIfProfessional } from "./link-if-professional.ts";

/**
 * Lets someone in to work here, and says in the same transaction who they are in the calendar. Who has no account gets a
 * link to choose a password, good for seven days; who has one gains the roles at once and is told.
 */
export async function inviteMember(ctx: Ctx, { professional, ...person }: InviteMember) {
  authorize(ctx, "team:write");
  return withTenant(ctx, async (tx) => {
    const entered = await letIn(tx, ctx, person);
    if (!entered.ok) return entered;
    const refused = await linkIfProfessional(tx, ctx, { userId: entered.userId, roles: person.roles, professional });
    return refused ?? entered;
  });
}
