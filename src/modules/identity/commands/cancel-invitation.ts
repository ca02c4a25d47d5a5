import { and, eq, isNull } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import type { Ctx } from "#platform/context.ts";
import { violates } from "#platform/db/errors.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { authorize } from "#modules/access/authorize.ts";
import { users } from "../tables.ts";
import { userById } from "../users.ts";

/** By this the database says that a professional is linked to the account: the catalog lies above this module. */
const LINKED_PROFESSIONAL = "professionals_tenant_id_user_id_users_tenant_id_id_fk";

/** Takes back an invitation that nobody has accepted; its link opens nothing any more. */
export async function cancelInvitation(ctx: Ctx, { userId }: { userId: string }) {
  authorize(ctx, "team:write");
  try {
    return await withTenant(ctx, async (tx) => {
      const user = await userById(tx, ctx, userId);
      if (!user) return refuse("NOT_FOUND");
      const invited = and(eq(users.tenantId, ctx.tenantId), eq(users.id, userId), isNull(users.passwordHash));
      const [gone] = await tx.delete(users).where(invited).returning({ id: users.id });
      if (!gone) return refuse("ALREADY_ACCEPTED");
      await audit(tx, ctx, { action: "user.invite_cancel", subject: { type: "user", id: userId } });
      return ok({});
    });
  } catch (error) {
    if (violates(error, LINKED_PROFESSIONAL)) return refuse("LINKED_PROFESSIONAL");
    throw error;
  }
}
