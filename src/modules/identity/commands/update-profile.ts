import { and, eq } from "drizzle-orm";
import { ok } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { accountOwner } from "../account-owner.ts";
import { profileChangedQueue } from "../queue.ts";
import type { UpdateProfile } from "../schemas.ts";
import { users } from "../tables.ts";

/** One's own name, telephone and language. The e-mail stays: it is what the account is known by. */
export async function updateProfile(ctx: Ctx, profile: UpdateProfile) {
  const { userId } = accountOwner(ctx);
  return withTenant(ctx, async (tx) => {
    await tx
      .update(users)
      .set(profile)
      .where(and(eq(users.tenantId, ctx.tenantId), eq(users.id, userId)));
    await enqueue(tx, ctx, profileChangedQueue, { userId });
    await audit(tx, ctx, { action: "profile.update", subject: { type: "user", id: userId } });
    return ok({});
  });
}
