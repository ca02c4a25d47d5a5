import { queueLetter } from "#modules/notifications/commands/queue-letter.ts";
import { composeLetter } from "#modules/notifications/letter-layout.ts";
import type { Organization } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { afterLetter } from "../domain/pace.ts";
import { alertsLetter } from "../letters/alerts-letter.ts";
import type { AlertLine } from "../queries/alert-lines.ts";
import { endedSince } from "../queries/ended-since.ts";
import type { Recipient } from "../queries/recipients.ts";
import { alertLetterPace, alertNotifications } from "../tables.ts";

const DAY_MS = 24 * 3_600_000;

/** In whose name, and what its wall shows. */
export type Sender = { organization: Organization; origin: string; wall: { date: string; time: string } };

/** One letter of what is due to one person. @returns the alerts it was of: none where somebody else was quicker */
export async function writeNotice(
  tx: Tx,
  ctx: Ctx,
  sender: Sender,
  recipient: Recipient,
  due: AlertLine[],
): Promise<string[]> {
  const { userId, email, locale, pace } = recipient;
  const mine = await keep(tx, ctx, userId, due);
  const [first] = mine;
  if (!first) return [];
  const ids = new Set(mine.map(({ alertId }) => alertId));
  const lines = due.filter(({ id }) => ids.has(id));
  const written = await queueLetter(tx, ctx, {
    kind: "alert.notice",
    cause: `${first.alertId}:${first.round}`,
    recipient: email,
    topic: "alerts",
    locale,
    ...composeLetter(alertsLetter(locale, { ...sender, recipient, lines, digest: null })),
  });
  if (!written) return [];
  const { letters, lastLetterAt } = afterLetter(pace, ctx.now);
  await setPace(tx, ctx, userId, { letters, lastLetterAt: lastLetterAt === null ? null : new Date(lastLetterAt) });
  return [...ids];
}

type Digest = { date: string; lines: AlertLine[]; news: AlertLine[] };

/**
 * The day's letter: everything that is not resolved. What would have been due besides is in it, and so not written of
 * again. @returns the alerts that were news to the reader
 */
export async function writeDigest(
  tx: Tx,
  ctx: Ctx,
  sender: Sender,
  recipient: Recipient,
  { date, lines, news }: Digest,
): Promise<string[]> {
  const { userId, email, locale } = recipient;
  await setPace(tx, ctx, userId, { digestLastDate: date });
  if (lines.length === 0) return [];
  const ended = await endedSince(tx, ctx, new Date(ctx.now - DAY_MS));
  const written = await queueLetter(tx, ctx, {
    kind: "alert.digest",
    cause: date,
    recipient: email,
    topic: "alerts",
    locale,
    ...composeLetter(alertsLetter(locale, { ...sender, recipient, lines, digest: { ended } })),
  });
  if (!written) return [];
  const listed = new Set(lines.map(({ id }) => id));
  const mine = await keep(
    tx,
    ctx,
    userId,
    news.filter(({ id }) => listed.has(id)),
  );
  return mine.map(({ alertId }) => alertId);
}

async function keep(tx: Tx, ctx: Ctx, userId: string, lines: readonly AlertLine[]) {
  if (lines.length === 0) return [];
  const notifiedAt = new Date(ctx.now);
  return tx
    .insert(alertNotifications)
    .values(
      lines.map(({ id, timesNotified }) => ({
        tenantId: ctx.tenantId,
        alertId: id,
        userId,
        round: timesNotified,
        notifiedAt,
      })),
    )
    .onConflictDoNothing()
    .returning({ alertId: alertNotifications.alertId, round: alertNotifications.round });
}

/** Changes what is known of somebody's letters. */
export async function setPace(
  tx: Tx,
  ctx: Ctx,
  userId: string,
  change: Partial<Pick<typeof alertLetterPace.$inferInsert, "letters" | "lastLetterAt" | "digestLastDate">>,
): Promise<void> {
  await tx
    .insert(alertLetterPace)
    .values({ tenantId: ctx.tenantId, userId, ...change })
    .onConflictDoUpdate({ target: [alertLetterPace.tenantId, alertLetterPace.userId], set: change });
}
