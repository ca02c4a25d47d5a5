import { and, eq, gt, inArray, sql } from "drizzle-orm";
import { queueLetter } from "#modules/notifications/commands/queue-letter.ts";
import { composeLetter } from "#modules/notifications/letter-layout.ts";
import { originOf } from "#modules/tenancy/origin.ts";
import { organizationOf, type Organization } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { digestDate, mayTellNow, wants } from "../domain/preferences.ts";
import { alertsLetter } from "../letters/alerts-letter.ts";
import { isNoiseOfSilence } from "../domain/noise.ts";
import { wallOf } from "../domain/wall.ts";
import { unresolvedAlerts, type AlertLine } from "../queries/alert-lines.ts";
import { type Recipient, recipientsOf } from "../queries/recipients.ts";
import { alertPreferences, alertTellings } from "../tables.ts";
import { keepReminding } from "./keep-reminding.ts";
import { writeEvent } from "./write-event.ts";

/** What was told longer ago than any quiet hours last is not told to somebody who only now would hear of it. */
const FRESH_MS = 26 * 3_600_000;

type Here = { organization: Organization; origin: string; wall: { date: string; time: string } };

/**
 * Writes to whoever should know by now: one letter to each of them, of everything that is due to them. Quiet hours need
 * no plan: what is due stays due, and leaves at the first run after them.
 */
export async function tellPeople(ctx: Ctx): Promise<void> {
  const origin = await originOf(ctx);
  await withTenant(ctx, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`alerts told ${ctx.tenantId}`}::text, 0))`);
    await keepReminding(tx, ctx);
    const [organization, lines] = await Promise.all([organizationOf(tx, ctx), unresolvedAlerts(tx, ctx)]);
    const here = { organization, origin, wall: wallOf(ctx.now, organization.timeZone) };
    const recipients = await recipientsOf(tx, ctx);
    await tellOneByOne(tx, ctx, here, recipients, lines);
    for (const recipient of recipients) await sendDigest(tx, ctx, here, recipient, lines);
  });
}

async function tellOneByOne(tx: Tx, ctx: Ctx, here: Here, recipients: Recipient[], lines: AlertLine[]): Promise<void> {
  const fresh = lines.filter(
    ({ state, assignedTo, lastToldAt, type, isOffline }) =>
      // What was given to somebody is told to them, whoever has answered for it.
      (state === "open" || (state === "acknowledged" && assignedTo !== null)) &&
      lastToldAt !== null &&
      ctx.now - lastToldAt < FRESH_MS &&
      !isNoiseOfSilence(type, isOffline),
  );
  if (fresh.length === 0) return;
  const told = await toldOf(tx, ctx, fresh);
  const readers = new Map<string, string[]>();
  for (const recipient of recipients) {
    const due = fresh.filter(
      (line) =>
        (line.assignedTo === null || line.assignedTo === recipient.userId) &&
        mayTellNow(recipient.preference, line, here.wall.time) &&
        !told.has(`${line.id} ${recipient.userId} ${line.tellings}`),
    );
    for (const id of await writeTo(tx, ctx, here, recipient, due))
      readers.set(id, [...(readers.get(id) ?? []), recipient.userId]);
  }
  for (const [id, userIds] of readers) await writeEvent(tx, ctx, id, { what: "notified", data: { userIds } });
}

async function toldOf(tx: Tx, ctx: Ctx, lines: AlertLine[]): Promise<Set<string>> {
  const rows = await tx
    .select()
    .from(alertTellings)
    .where(
      and(
        eq(alertTellings.tenantId, ctx.tenantId),
        inArray(
          alertTellings.alertId,
          lines.map(({ id }) => id),
        ),
        gt(alertTellings.toldAt, new Date(ctx.now - 2 * FRESH_MS)),
      ),
    );
  return new Set(rows.map(({ alertId, userId, telling }) => `${alertId} ${userId} ${telling}`));
}

/** @returns the alerts of which they were really written to */
async function writeTo(tx: Tx, ctx: Ctx, here: Here, recipient: Recipient, due: AlertLine[]): Promise<string[]> {
  if (due.length === 0) return [];
  const { userId, email, locale } = recipient;
  const mine = await tx
    .insert(alertTellings)
    .values(
      due.map(({ id, tellings }) => ({
        tenantId: ctx.tenantId,
        alertId: id,
        userId,
        telling: tellings,
        toldAt: new Date(ctx.now),
      })),
    )
    .onConflictDoNothing()
    .returning({ alertId: alertTellings.alertId, telling: alertTellings.telling });
  const [first] = mine;
  if (!first) return [];
  const ids = new Set(mine.map(({ alertId }) => alertId));
  const written = await queueLetter(tx, ctx, {
    kind: "alert.told",
    cause: `${first.alertId}:${first.telling}`,
    recipient: email,
    topic: "alerts",
    locale,
    ...composeLetter(
      alertsLetter(locale, { ...here, recipient, lines: due.filter(({ id }) => ids.has(id)), digest: false }),
    ),
  });
  return written ? [...ids] : [];
}

async function sendDigest(tx: Tx, ctx: Ctx, here: Here, recipient: Recipient, lines: AlertLine[]): Promise<void> {
  const { preference, digestLastDate, userId, email, locale } = recipient;
  const date = digestDate(preference, digestLastDate, here.wall);
  if (date === null) return;
  const [mine] = await tx
    .update(alertPreferences)
    .set({ digestLastDate: date })
    .where(
      and(
        eq(alertPreferences.tenantId, ctx.tenantId),
        eq(alertPreferences.userId, userId),
        eq(alertPreferences.channel, "email"),
      ),
    )
    .returning({ userId: alertPreferences.userId });
  const wanted = lines.filter((line) => line.state !== "snoozed" && wants(preference, line));
  if (!mine || wanted.length === 0) return;
  await queueLetter(tx, ctx, {
    kind: "alert.digest",
    cause: date,
    recipient: email,
    topic: "alerts",
    locale,
    ...composeLetter(alertsLetter(locale, { ...here, recipient, lines: wanted, digest: true })),
  });
}
