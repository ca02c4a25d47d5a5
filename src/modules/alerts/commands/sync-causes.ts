import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { Cause } from "../domain/causes.ts";
import { heavier, heaviest, priorityAt } from "../domain/escalation.ts";
import { mayOpen } from "../domain/may-reopen.ts";
import { resolvedByHand } from "../queries/resolved-by-hand.ts";
import { sameTrouble } from "../queries/same-trouble.ts";
import type { Priority } from "../schemas.ts";
import { alerts } from "../tables.ts";
import { writeEvent } from "./write-event.ts";

/** A machine's own alerts, or a site's as a whole. */
export type Subject = { machineId: string } | { siteId: string };

/** `notify`: something opened or became worse. */
export type Synced = { opened: number; resolved: number; notify: boolean };

type Row = typeof alerts.$inferSelect;

const isOf = (subject: Subject) =>
  "machineId" in subject
    ? eq(alerts.machineId, subject.machineId)
    : and(eq(alerts.siteId, subject.siteId), isNull(alerts.machineId));

/** Makes the subject's alerts those of the causes that hold: opens what is missing, ends what is over. */
export async function syncCauses(tx: Tx, ctx: Ctx, subject: Subject, causes: readonly Cause[]): Promise<Synced> {
  const there = await tx
    .select()
    .from(alerts)
    .where(and(eq(alerts.tenantId, ctx.tenantId), isOf(subject), ne(alerts.state, "resolved")));
  const byHand = await resolvedByHand(tx, ctx, isOf(subject));
  const synced: Synced = { opened: 0, resolved: 0, notify: false };

  const holding = new Map(causes.map((cause) => [cause.cause, cause]));
  for (const row of there) {
    const cause = holding.get(row.cause);
    if (!cause) synced.resolved += await end(tx, ctx, row);
    else if (!cause.suppressed && (await adjust(tx, ctx, row, cause))) synced.notify = true;
  }
  const known = new Set(there.map(({ cause }) => cause));
  for (const cause of causes) {
    if (known.has(cause.cause) || cause.suppressed) continue;
    if (!mayOpen(byHand.get(cause.cause) ?? null, cause.priority, ctx.now)) continue;
    synced.opened += await open(tx, ctx, subject, cause);
  }
  for (const [cause, { alertId, ended }] of byHand)
    if (!ended && !holding.has(cause)) await writeEvent(tx, ctx, alertId, { what: "ended", data: {} });
  return { ...synced, notify: synced.notify || synced.opened > 0 };
}

/** The index has the last word: of all who open the same cause at once, one does. */
async function open(tx: Tx, ctx: Ctx, subject: Subject, { type, cause, priority, position, facts }: Cause) {
  const at = new Date(ctx.now);
  const before = await sameTrouble(tx, ctx, cause, priority);
  const [opened] = await tx
    .insert(alerts)
    .values({
      tenantId: ctx.tenantId,
      id: newId(),
      ...subject,
      type,
      cause,
      priority,
      position,
      state: "open",
      facts: {
        ...facts,
        base: priority,
      },
      openedAt: at,
      updatedAt: at,
      ...(before ? { timesNotified: before.timesNotified, lastNotifiedAt: new Date(before.lastNotifiedAt) } : {}),
    })
    .onConflictDoNothing()
    .returning({ id: alerts.id });
  if (!opened) return 0;
  await writeEvent(tx, ctx, opened.id, { what: "opened", data: { priority } });
  if (before) await takeOverNotices(tx, ctx, { from: before.id, to: opened.id, round: before.timesNotified });
  return 1;
}

/** Whoever has heard of the trouble does not hear of it again because it went away for a moment. */
async function takeOverNotices(tx: Tx, ctx: Ctx, { from, to, round }: { from: string; to: string; round: number }) {
  await tx.execute(sql`
    insert into alert_tellings (tenant_id, alert_id, user_id, telling, told_at)
    select tenant_id, ${to}::uuid, user_id, telling, told_at from alert_tellings
     where tenant_id = ${ctx.tenantId} and alert_id = ${from} and telling = ${round}`);
}

async function end(tx: Tx, ctx: Ctx, row: Row): Promise<number> {
  const at = new Date(ctx.now);
  const [ended] = await tx
    .update(alerts)
    .set({ state: "resolved", resolvedAt: at, snoozedUntil: null, updatedAt: at })
    .where(stillThere(row))
    .returning({ id: alerts.id });
  if (!ended) return 0;
  await writeEvent(tx, ctx, row.id, { what: "resolved", data: {} });
  return 1;
}

/** What it says follows the facts. @returns whether people should hear of it again */
async function adjust(tx: Tx, ctx: Ctx, row: Row, cause: Cause): Promise<boolean> {
  const base = row.facts["base"] as Priority;
  const facts = { ...cause.facts, base: cause.priority };
  const isSame = JSON.stringify(Object.entries(facts).sort()) === JSON.stringify(Object.entries(row.facts).sort());
  if (isSame) return false;
  // What its age added stays, as long as it weighs more than the cause itself.
  const aged = priorityAt(cause.priority, row.openedAt.getTime(), row.acknowledgedAt !== null, ctx.now);
  const priority = base === cause.priority ? heaviest(row.priority, aged) : aged;
  const isWorse = heavier(priority, row.priority);
  // Whoever put it off did not put this off.
  const wakes = isWorse && row.state === "snoozed";
  const [changed] = await tx
    .update(alerts)
    .set({
      facts,
      priority,
      updatedAt: new Date(ctx.now),
      ...(wakes ? { state: "open", snoozedUntil: null } : {}),
      ...(isWorse ? { lastNotifiedAt: null } : {}),
    })
    .where(and(stillThere(row), eq(alerts.state, row.state)))
    .returning({ id: alerts.id });
  if (!changed || priority === row.priority) return false;
  await writeEvent(tx, ctx, row.id, {
    what: isWorse ? "escalated" : "eased",
    data: { fromPriority: row.priority, toPriority: priority },
  });
  if (wakes) await writeEvent(tx, ctx, row.id, { what: "woke", data: {} });
  return isWorse;
}

const stillThere = ({ tenantId, id }: Row) =>
  and(eq(alerts.tenantId, tenantId), eq(alerts.id, id), ne(alerts.state, "resolved"));
