import { and, eq, isNull } from "drizzle-orm";
import { localizedPath } from "#i18n/localized-path.ts";
import { userRoles, users } from "#modules/identity/tables.ts";
import { queueLetter } from "#modules/notifications/commands/queue-letter.ts";
import { composeLetter } from "#modules/notifications/letter-layout.ts";
import { professionals } from "#modules/catalog/tables.ts";
import { originOf } from "#modules/tenancy/origin.ts";
import { organizationOf, type Organization } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { digestDate, nextDigest } from "../domain/digest-time.ts";
import { digestLetter } from "../letters/digest-letter.ts";
import { dayAhead, type DayLine } from "../queries/day-ahead.ts";
import { digestQueue } from "../queue.ts";
import { reminderSettings } from "../tables.ts";

/**
 * The daily digest is due: each professional is told of their own day, each secretary of everybody's; whose day is empty
 * is not written to. Then the next is set for the same hour on the institution's wall. A job whose moment is not the one
 * written down is a left-over of an older chain; one that runs days late tells of today, once.
 */
export async function sendDigest(ctx: Ctx, { at }: { at: number }): Promise<void> {
  await withTenant(ctx, async (tx) => {
    const own = eq(reminderSettings.tenantId, ctx.tenantId);
    const [settings] = await tx
      .select()
      .from(reminderSettings)
      .where(and(own, eq(reminderSettings.digestNextAt, new Date(at))))
      .for("update");
    if (!settings) return;
    const organization = await organizationOf(tx, ctx);
    const date = digestDate(organization.timeZone, settings.digestHour, settings.digestLastDate, ctx.now);
    if (date && settings.digestActive) await tell(tx, ctx, organization, date);
    const next = new Date(nextDigest(organization.timeZone, settings.digestHour, Math.max(ctx.now, at)));
    await tx
      .update(reminderSettings)
      .set({ digestNextAt: next, ...(date ? { digestLastDate: date } : {}) })
      .where(own);
    await enqueue(tx, ctx, digestQueue, { at: next.getTime() }, { startAfter: next });
  });
}

async function tell(tx: Tx, ctx: Ctx, organization: Organization, date: string): Promise<void> {
  const [{ today, pending }, readers, origin] = await Promise.all([
    dayAhead(tx, ctx, { date, timeZone: organization.timeZone }),
    readersOf(tx, ctx),
    originOf(ctx),
  ]);
  for (const { email, locale, firstName, professionalId } of readers) {
    const theirs = (line: DayLine) => professionalId === null || line.professionalId === professionalId;
    const day = { today: today.filter(theirs), pending: pending.filter(theirs) };
    if (day.today.length + day.pending.length === 0) continue;
    const path = localizedPath(locale, "/staff/today");
    const letter = digestLetter(locale, {
      ...day,
      organization,
      date,
      firstName,
      everyone: professionalId === null,
      url: new URL(path, origin).href,
    });
    await queueLetter(tx, ctx, {
      kind: "staff.digest",
      cause: date,
      recipient: email,
      topic: "digest",
      locale,
      ...composeLetter(letter),
    });
  }
}

/** Who is told: whoever is both secretary and professional sees everybody's day. */
async function readersOf(tx: Tx, ctx: Ctx) {
  const rows = await tx
    .select({
      userId: users.id,
      email: users.email,
      locale: users.locale,
      firstName: users.firstName,
      role: userRoles.role,
      professionalId: professionals.id,
    })
    .from(users)
    .innerJoin(userRoles, and(eq(userRoles.tenantId, users.tenantId), eq(userRoles.userId, users.id)))
    .leftJoin(
      professionals,
      and(
        eq(professionals.tenantId, users.tenantId),
        eq(professionals.userId, users.id),
        eq(professionals.active, true),
      ),
    )
    .where(and(eq(users.tenantId, ctx.tenantId), isNull(users.disabledAt)));
  return [...Map.groupBy(rows, ({ userId }) => userId).values()].flatMap((theirs) => {
    const [first] = theirs;
    if (!first) return [];
    if (theirs.some(({ role }) => role === "secretary")) return [{ ...first, professionalId: null }];
    return first.professionalId && theirs.some(({ role }) => role === "professional") ? [first] : [];
  });
}
