import { and, eq, isNull } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { authorize } from "#modules/access/authorize.ts";
import { can } from "#modules/access/policy.ts";
import { originOf } from "#modules/tenancy/origin.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { signToken } from "#platform/tokens.ts";
import { FEED } from "../feed-purpose.ts";
import { busyImportsOf } from "#modules/availability/queries/busy-imports.ts";
import { calendarFeeds } from "../tables.ts";
import { professionalInReach } from "#modules/availability/queries/availability.ts";

export type CalendarLinks = Extract<Awaited<ReturnType<typeof calendarLinks>>, { ok: true }>;

/** How a professional's calendar leaves for other programs, and which others are read. The address is a secret: for who may change it. */
export async function calendarLinks(tx: Tx, ctx: Ctx, { professionalId }: { professionalId: string }) {
  const person = await professionalInReach(tx, ctx, authorize(ctx, "availability:read"), professionalId);
  if (!person) return refuse("NOT_FOUND");
  const [[feed], imports, origin] = await Promise.all([
    tx
      .select()
      .from(calendarFeeds)
      .where(
        and(
          eq(calendarFeeds.tenantId, ctx.tenantId),
          eq(calendarFeeds.professionalId, professionalId),
          isNull(calendarFeeds.revokedAt),
        ),
      ),
    busyImportsOf(tx, ctx, professionalId),
    originOf(ctx),
  ]);
  const secret = can(ctx.actor, "availability:write");
  return ok({
    timeZone: person.timeZone,
    feed: feed
      ? {
          url: secret ? `${origin}/api/feeds/${signToken(ctx.tenantId, FEED, feed.id)}.ics` : null,
          clientNames: feed.clientNames,
          createdAt: feed.createdAt.getTime(),
        }
      : null,
    imports,
  });
}
