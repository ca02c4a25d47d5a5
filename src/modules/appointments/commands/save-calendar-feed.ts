import { and, eq, isNull } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { SaveCalendarFeed } from "../feed-schemas.ts";
import { lockHours, professionalInReach } from "#modules/availability/queries/availability.ts";
import { calendarFeeds } from "../tables.ts";

/** Opens a professional's calendar to the programs that subscribe to it; `renew` closes the address that was given out. */
export async function saveCalendarFeed(ctx: Ctx, { professionalId, clientNames, renew }: SaveCalendarFeed) {
  const scope = authorize(ctx, "availability:write");
  return withTenant(ctx, async (tx) => {
    const person = await professionalInReach(tx, ctx, scope, professionalId);
    if (!person) return refuse("NOT_FOUND");
    await lockHours(tx, ctx, professionalId);
    const live = and(
      eq(calendarFeeds.tenantId, ctx.tenantId),
      eq(calendarFeeds.professionalId, professionalId),
      isNull(calendarFeeds.revokedAt),
    );
    const at = new Date(ctx.now);
    const [kept] = await tx
      .update(calendarFeeds)
      .set(renew ? { revokedAt: at } : { clientNames })
      .where(live)
      .returning({ id: calendarFeeds.id });
    if (!kept || renew) {
      await tx
        .insert(calendarFeeds)
        .values({ tenantId: ctx.tenantId, id: newId(), professionalId, clientNames, createdAt: at });
    }
    const action = kept ? (renew ? "calendar_feed.renew" : "calendar_feed.change") : "calendar_feed.open";
    await audit(tx, ctx, { action, subject: { type: "professional", id: professionalId }, data: { clientNames } });
    return ok({});
  });
}
