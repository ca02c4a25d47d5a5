import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { authorize } from "#modules/access/authorize.ts";
import { users } from "#modules/identity/tables.ts";
import { setOptOut } from "#modules/notifications/commands/choose-letters.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";

/** One's own digest, in or out. */
export async function chooseDigest(ctx: Ctx, { wanted }: { wanted: boolean }) {
  authorize(ctx, "account:manage");
  const { actor } = ctx;
  return withTenant(ctx, async (tx) => {
    const [me] =
      actor.type === "user"
        ? await tx
            .select({ email: users.email })
            .from(users)
            .where(and(eq(users.tenantId, ctx.tenantId), eq(users.id, actor.userId)))
        : [];
    if (!me) return refuse("NOT_FOUND");
    await setOptOut(tx, ctx, { email: me.email, topic: "digest", out: !wanted });
    return ok({ wanted });
  });
}
