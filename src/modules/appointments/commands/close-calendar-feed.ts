import { and, eq, isNull } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { professionalInReach } from "#modules/availability/queries/availability.ts";
import { calendarFeeds } from "../tables.ts";

/** The address answers no more, and never will again. */
export async function closeCalendarFeed(ctx: Ctx, { professionalId }: { professionalId: string }) {
  const scope = authorize(ctx, "availability:write");
  return withTenant(ctx, async (tx) => {
    if (!(await professionalInReach(tx, ctx, scope, professionalId))) return refuse("NOT_FOUND");
    const [closed] = await tx
      .update(calendarFeeds)
      .set({ revokedAt: new Date(ctx.now) })
      .where(
        and(
          eq(calendarFeeds.tenantId, ctx.tenantId),
          eq(calendarFeeds.professionalId, professionalId),
          isNull(calendarFeeds.revokedAt),
        ),
      )
      .returning({ id: calendarFeeds.id });
    if (closed)
      await audit(tx, ctx, { action: "calendar_feed.close", subject: { type: "professional", id: professionalId } });
    return ok({});
  });
}
