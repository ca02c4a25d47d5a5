import { and, eq, isNull } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { authorize } from "#modules/access/authorize.ts";
import { users } from "../tables.ts";
import { userById } from "../users.ts";

/** Takes back an invitation that nobody has accepted; its link opens nothing any more. A professional linked to it stays, as nobody's. */
export async function cancelInvitation(ctx: Ctx, { userId }: { userId: string }) {
  authorize(ctx, "team:write");
  return withTenant(ctx, async (tx) => {
    const user = await userById(tx, ctx, userId);
    if (!user) return refuse("NOT_FOUND");
    const invited = and(
      eq(users.tenantId, ctx.tenantId),
      eq(users.id, userId),
      isNull(users.passwordHash),
      isNull(users.emailVerifiedAt),
    );
    const [gone] = await tx.delete(users).where(invited).returning({ id: users.id });
    if (!gone) return refuse("ALREADY_ACCEPTED");
    await audit(tx, ctx, { action: "user.invite_cancel", subject: { type: "user", id: userId } });
    return ok({});
  });
}
