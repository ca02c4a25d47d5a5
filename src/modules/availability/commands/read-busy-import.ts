import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { env } from "#env.ts";
import { newId } from "#lib/ids.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { publish } from "#platform/db/live.ts";
import { readTenant, withTenant } from "#platform/db/with-tenant.ts";
import { fetchPublic, type FetchLimits } from "#platform/net/fetch-public.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { busyTimesApart } from "../imports/busy-times-apart.ts";
import type { BusyTimes } from "../imports/busy-times.ts";
import { decodeCalendar } from "../imports/content-lines.ts";
import { importQueue } from "../queue.ts";
import { busyImports, importedBusy } from "../tables.ts";
import { professionals } from "#modules/catalog/tables.ts";
import { freeingImported } from "./opening-hours.ts";

const DAY_MS = 86_400_000;
const EVERY_MS = 15 * 60_000;
const WINDOW_DAYS = 730;
const CHUNK = 1_000;
const LIMITS = { maxBytes: 2 * 1024 * 1024, timeoutMs: 10_000, maxRedirects: 3 };

type Link = { importId: string; at: number };
type Import = typeof busyImports.$inferSelect;
type Reading =
  | { kind: "failed"; failure: string }
  | { kind: "unchanged" }
  | ({ kind: "read"; etag: string | null; contentHash: string } & Omit<Extract<BusyTimes, { ok: true }>, "ok">);

/**
 * Reads an imported calendar, outside any transaction, and writes down what it says all at once. What cannot be read
 * leaves the last good reading as it is, and says why. Each reading sets the next: a job whose moment is not the one
 * written down is a left-over of an older chain, so two never run beside each other.
 */
export async function readBusyImport(ctx: Ctx, link: Link, how: Pick<FetchLimits, "resolve"> = {}): Promise<void> {
  const found = await readTenant(ctx, (tx) => current(tx, ctx, link));
  if (!found) return;
  const reading = await read(ctx, found.import, found.timeZone, how);
  await withTenant(ctx, async (tx) => {
    const still = await current(tx, ctx, link, true);
    if (!still) return;
    await keep(tx, ctx, still.import, reading);
    await readAgainLater(tx, ctx, still.import.id);
  });
}

/** No attempt is left for this link of the chain: the next one is tied all the same. */
export async function skipBusyImport(ctx: Ctx, link: Link): Promise<void> {
  await withTenant(ctx, async (tx) => {
    if (await current(tx, ctx, link, true)) await readAgainLater(tx, ctx, link.importId);
  });
}

async function current(tx: Tx, ctx: Ctx, { importId, at }: Link, lock = false) {
  const query = tx
    .select({ import: busyImports, timeZone: professionals.timeZone })
    .from(busyImports)
    .innerJoin(
      professionals,
      and(eq(professionals.tenantId, busyImports.tenantId), eq(professionals.id, busyImports.professionalId)),
    )
    .where(
      and(eq(busyImports.tenantId, ctx.tenantId), eq(busyImports.id, importId), eq(busyImports.nextAt, new Date(at))),
    );
  const [found] = await (lock ? query.for("update", { of: busyImports }) : query);
  return found;
}

async function read(
  ctx: Ctx,
  { url, etag, contentHash, readAt }: Import,
  timeZone: string,
  how: Pick<FetchLimits, "resolve">,
): Promise<Reading> {
  // A series reaches further every day: what was read on an earlier one is worked out anew though the text be the same.
  const today = readAt !== null && Math.floor(readAt.getTime() / DAY_MS) === Math.floor(ctx.now / DAY_MS);
  const fetched = await fetchPublic(url, today ? etag : null, {
    ...LIMITS,
    ...how,
    allowLoopback: env().IMPORT_ALLOW_LOOPBACK,
  });
  if (!fetched.ok)
    return { kind: "failed", failure: fetched.status ? `${fetched.reason} ${fetched.status}` : fetched.reason };
  if (fetched.unchanged) return { kind: "unchanged" };
  const hash = createHash("sha256").update(fetched.body).digest("base64url");
  if (today && hash === contentHash) return { kind: "unchanged" };
  const window = { from: ctx.now - DAY_MS, to: ctx.now + WINDOW_DAYS * DAY_MS, timeZone };
  const busy = await busyTimesApart(decodeCalendar(fetched.body), window);
  if (!busy.ok) return { kind: "failed", failure: busy.reason };
  const { intervals, unread, unreadCount } = busy;
  return { kind: "read", etag: fetched.etag, contentHash: hash, intervals, unread, unreadCount };
}

async function keep(tx: Tx, ctx: Ctx, { id, professionalId }: Import, reading: Reading): Promise<void> {
  const { tenantId } = ctx;
  const at = new Date(ctx.now);
  const one = and(eq(busyImports.tenantId, tenantId), eq(busyImports.id, id));
  if (reading.kind === "failed")
    await tx.update(busyImports).set({ failure: reading.failure, failedAt: at }).where(one);
  if (reading.kind === "unchanged")
    await tx.update(busyImports).set({ readAt: at, failure: null, failedAt: null }).where(one);
  if (reading.kind === "read") {
    const { etag, contentHash, intervals, unread, unreadCount } = reading;
    const rows = intervals.map(({ start, end }) => ({
      tenantId,
      id: newId(),
      importId: id,
      professionalId,
      startsAt: new Date(start),
      endsAt: new Date(end),
    }));
    await freeingImported(tx, ctx, { importId: id, professionalId }, async () => {
      await tx.delete(importedBusy).where(and(eq(importedBusy.tenantId, tenantId), eq(importedBusy.importId, id)));
      for (let first = 0; first < rows.length; first += CHUNK)
        await tx.insert(importedBusy).values(rows.slice(first, first + CHUNK));
    });
    await tx
      .update(busyImports)
      .set({
        etag,
        contentHash,
        intervals: intervals.length,
        unread,
        unreadCount,
        readAt: at,
        failure: null,
        failedAt: null,
      })
      .where(one);
  }
  await publish(tx, ctx, "availability", professionalId);
}

async function readAgainLater(tx: Tx, ctx: Ctx, importId: string): Promise<void> {
  const at = ctx.now + EVERY_MS;
  await tx
    .update(busyImports)
    .set({ nextAt: new Date(at) })
    .where(and(eq(busyImports.tenantId, ctx.tenantId), eq(busyImports.id, importId)));
  await enqueue(tx, ctx, importQueue, { importId, at }, { startAfter: new Date(at) });
}
