import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { authorize } from "#modules/access/authorize.ts";
import { closeSessions } from "../sessions.ts";
import { users } from "../tables.ts";
import { userById } from "../users.ts";
import { hasAdmin, lockTeam } from "./keep-an-admin.ts";

/** Nobody signs in with this account any more, and whoever is in is out; what it did stays. */
export async function disableUser(ctx: Ctx, { userId }: { userId: string }) {
  authorize(ctx, "team:write");
  return withTenant(ctx, async (tx) => {
    await lockTeam(tx, ctx);
    if (!(await userById(tx, ctx, userId))) return refuse("NOT_FOUND");
    await tx
      .update(users)
      .set({ disabledAt: new Date(ctx.now) })
      .where(and(eq(users.tenantId, ctx.tenantId), eq(users.id, userId)));
    if (!(await hasAdmin(tx, ctx))) return refuse("LAST_ADMIN");
    await closeSessions(tx, ctx, userId);
    await audit(tx, ctx, { action: "user.disable", subject: { type: "user", id: userId } });
    return ok({});
  });
}
