import { and, eq } from "drizzle-orm";
import { userRoles } from "#modules/identity/tables.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { clientOfUser } from "./client-of-user.ts";
import { joinRecord } from "./join-record.ts";

/** Whoever has proved their address is known at the desk from then on, also before they book; staff only if the desk kept a record of them. */
export async function meetVerifiedClient(ctx: Ctx, { userId }: { userId: string }): Promise<void> {
  await withTenant(ctx, async (tx) => {
    const isClient = await tx
      .select({ role: userRoles.role })
      .from(userRoles)
      .where(and(eq(userRoles.tenantId, ctx.tenantId), eq(userRoles.userId, userId), eq(userRoles.role, "client")));
    await (isClient.length > 0 ? clientOfUser(tx, ctx, userId) : joinRecord(tx, ctx, userId));
  });
}
