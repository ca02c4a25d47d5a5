import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { authorize } from "#modules/access/authorize.ts";
import { users } from "../tables.ts";
import { userById } from "../users.ts";

/** Gives a disabled account back to its owner, as it was. */
export async function enableUser(ctx: Ctx, { userId }: { userId: string }) {
  authorize(ctx, "team:write");
  return withTenant(ctx, async (tx) => {
    if (!(await userById(tx, ctx, userId))) return refuse("NOT_FOUND");
    await tx
      .update(users)
      .set({ disabledAt: null })
      .where(and(eq(users.tenantId, ctx.tenantId), eq(users.id, userId)));
    await audit(tx, ctx, { action: "user.enable", subject: { type: "user", id: userId } });
    return ok({});
  });
}
