import { eq, and } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { users } from "#modules/identity/tables.ts";
import { setOptOut } from "#modules/notifications/commands/choose-letters.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { SavePreference } from "../schemas.ts";
import { alertPreferences } from "../tables.ts";
import { setPace } from "./write-notice.ts";
import { readerOf } from "../queries/reader-of.ts";
import { wallOf } from "../domain/wall.ts";

/** How one wants to be notified, by one channel. Mail that was stopped by a letter's link is wanted again by switching it on. */
export async function savePreference(ctx: Ctx, { channel, ...wanted }: SavePreference) {
  const userId = readerOf(ctx);
  return withTenant(ctx, async (tx) => {
    const [me] = await tx
      .select({ email: users.email })
      .from(users)
      .where(and(eq(users.tenantId, ctx.tenantId), eq(users.id, userId)));
    if (!me) return refuse("NOT_FOUND");
    const { timeZone } = await organizationOf(tx, ctx);
    const row = { ...wanted, updatedAt: new Date(ctx.now) };
    await tx
      .insert(alertPreferences)
      .values({ tenantId: ctx.tenantId, userId, channel, ...row })
      .onConflictDoUpdate({
        target: [alertPreferences.tenantId, alertPreferences.userId, alertPreferences.channel],
        set: row,
      });
    if (channel === "email") {
      await setOptOut(tx, ctx, { email: me.email, topic: "alerts", out: !wanted.enabled });
      // A digest chosen after its hour begins tomorrow.
      const { date, time } = wallOf(ctx.now, timeZone);
      if (wanted.digestAt !== null && time >= wanted.digestAt) await setPace(tx, ctx, userId, { digestLastDate: date });
    }
    return ok({});
  });
}
