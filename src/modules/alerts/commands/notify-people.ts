import { sql } from "drizzle-orm";
import { originOf } from "#modules/tenancy/origin.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { mayWrite } from "../domain/pace.ts";
import { digestDate, mayNotifyNow, wants } from "../domain/preferences.ts";
import { isSuppressed } from "../domain/suppression.ts";
import { wallOf } from "../domain/wall.ts";
import { unresolvedAlerts, type AlertLine } from "../queries/alert-lines.ts";
import { notifiedOf, roundOf } from "../queries/notified.ts";
import { type Recipient, recipientsOf } from "../queries/recipients.ts";
import { keepReminding } from "./keep-reminding.ts";
import { type Sender, writeDigest, writeNotice } from "./write-notice.ts";
import { writeEvent } from "./write-event.ts";

/** What people were notified of longer ago than any quiet hours last is no news to somebody who only now would hear of it. */
const FRESH_MS = 26 * 3_600_000;

/**
 * Writes to whoever should know by now: one letter to each of them, of everything that is due to them. Neither quiet
 * hours nor pauses need a plan: what is due stays due, and leaves together at the first run after them.
 */
export async function notifyPeople(ctx: Ctx): Promise<void> {
  const origin = await originOf(ctx);
  await withTenant(ctx, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`alert letters ${ctx.tenantId}`}::text, 0))`);
    await keepReminding(tx, ctx);
    const [organization, lines] = await Promise.all([organizationOf(tx, ctx), unresolvedAlerts(tx, ctx)]);
    const sender = { organization, origin, wall: wallOf(ctx.now, organization.timeZone) };
    const readers = await writeToEach(tx, ctx, sender, lines);
    for (const [id, userIds] of readers) await writeEvent(tx, ctx, id, { what: "notified", data: { userIds } });
  });
}

/** @returns alert → who was written to of it */
async function writeToEach(tx: Tx, ctx: Ctx, sender: Sender, lines: AlertLine[]): Promise<Map<string, string[]>> {
  const news = lines.filter((line) => isNews(line, ctx.now));
  const recipients = await recipientsOf(tx, ctx);
  const notified = await notifiedOf(tx, ctx, news, new Date(ctx.now - 2 * FRESH_MS));
  const readers = new Map<string, string[]>();
  for (const recipient of recipients) {
    const mine = news.filter(
      (line) =>
        (line.assignedTo === null || line.assignedTo === recipient.userId) &&
        !notified.has(roundOf(line.id, recipient.userId, line.timesNotified)),
    );
    for (const id of await writeTo(tx, ctx, sender, recipient, lines, mine))
      readers.set(id, [...(readers.get(id) ?? []), recipient.userId]);
  }
  return readers;
}

/** What was given to somebody is news to them, whoever has answered for it. */
const isNews = ({ state, assignedTo, lastNotifiedAt, type, isOffline }: AlertLine, now: number): boolean =>
  (state === "open" || (state === "acknowledged" && assignedTo !== null)) &&
  lastNotifiedAt !== null &&
  now - lastNotifiedAt < FRESH_MS &&
  !isSuppressed(type, isOffline);

/** @returns the alerts of which they were really written to */
async function writeTo(
  tx: Tx,
  ctx: Ctx,
  sender: Sender,
  recipient: Recipient,
  lines: AlertLine[],
  news: AlertLine[],
): Promise<string[]> {
  const { preference, pace, digestLastDate, userId } = recipient;
  const date = digestDate(preference, digestLastDate, sender.wall);
  if (date !== null) {
    const wanted = lines.filter((line) => line.state !== "snoozed" && wants(preference, line));
    return writeDigest(tx, ctx, sender, recipient, { date, lines: wanted, news });
  }
  const due = news.filter((line) => mayNotifyNow(preference, line, sender.wall.time));
  const urgent = due.some(({ priority, assignedTo }) => priority === "critical" || assignedTo === userId);
  if (due.length === 0 || !mayWrite(pace, urgent, ctx.now)) return [];
  return writeNotice(tx, ctx, sender, recipient, due);
}
