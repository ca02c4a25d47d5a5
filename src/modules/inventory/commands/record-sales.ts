import { sql } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { ok } from "#lib/result.ts";
import { authorizeMachine } from "#modules/access/authorize.ts";
import { machines } from "#modules/machines/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { withMutex } from "#platform/keyed-mutex.ts";
import { batched } from "#platform/batch.ts";
import { type ClockFacts, isAhead, occurredAt } from "../domain/occurred-at.ts";
import type { Report } from "../domain/reboot-echo.ts";
import { shownStock } from "../domain/stock-band.ts";
import { type RecordSales, SaleEvent } from "../schemas.ts";
import { findRebootEchoes } from "./find-reboot-echoes.ts";
import { keepRejections } from "./keep-rejections.ts";
import { lockStock } from "./lock-stock.ts";
import { matchDerived } from "./match-derived.ts";
import { setAside } from "./set-aside.ts";
import { tellStockChanged } from "./tell-stock-changed.ts";
import { type NewSale, writeSales, type Written } from "./write-sales.ts";

export type SaleRejection = "VALIDATION_ERROR" | "CLOCK_AHEAD" | "UNKNOWN_POSITION";

/** What became of an event. `duplicate`: it was counted before, and nothing changed. */
export type SaleResult = { eventId: string } & (
  | { status: "recorded" | "duplicate"; remainingStock: number | null }
  | { status: "rejected"; code: SaleRejection; field?: string | undefined }
);

type Judged = { i: number; eventId: string } & (
  | { event: SaleEvent }
  | { code: SaleRejection; field?: string | undefined }
);

type SaleBatch = { ctx: Ctx; machineId: string; readable: readonly Readable[] };

/** More events than these are a transaction's worth by themselves. */
const FEW = 10;

/** Machines of one institution that tell of a sale or two while the database is busy share its next transaction. */
const inBatch = batched<SaleBatch, Map<number, Outcome>>("sales", { concurrency: 2, maxBatch: 50 }, (batches) =>
  withTenant(batches[0].ctx, (tx) => recordSynced(tx, batches)),
);

/**
 * What a machine tells of its sales: each counts once, for ever, whatever comes twice, late or out of order. One transaction
 * for the batch, one machine's batches after one another; the answer comes after the commit.
 * @param input.events each judged on its own
 */
export async function recordSales(ctx: Ctx, { events }: RecordSales) {
  const machineId = authorizeMachine(ctx);
  const judged = events.map((event, i) => judge(event, i, ctx.now));
  const readable = judged.flatMap((it) => ("event" in it ? [it] : []));
  const written =
    readable.length === 0
      ? new Map<number, Outcome>()
      : await withMutex(machineId, () => record({ ctx, machineId, readable }));
  const results = judged.map((it): SaleResult => {
    if (!("event" in it)) return { eventId: it.eventId, status: "rejected", code: it.code, field: it.field };
    const outcome = written.get(it.i);
    if (!outcome) return { eventId: it.eventId, status: "rejected", code: "UNKNOWN_POSITION", field: "position" };
    return { eventId: it.eventId, ...outcome };
  });
  const rejected = results.flatMap((result, i) => {
    if (result.status !== "rejected") return [];
    return [{ eventId: result.eventId, code: result.code, field: result.field, event: events[i] }];
  });
  await keepRejections(ctx, machineId, rejected);
  const count = (status: SaleResult["status"]) => results.filter((it) => it.status === status).length;
  return ok({ recorded: count("recorded"), duplicates: count("duplicate"), rejected: count("rejected"), results });
}

function judge(given: unknown, i: number, now: number): Judged {
  const parsed = SaleEvent.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { i, eventId: idOf(given), code: "VALIDATION_ERROR", field: issue?.path.join(".") };
  }
  const event = parsed.data;
  if (isAhead(event.sold_at, now)) return { i, eventId: event.event_id, code: "CLOCK_AHEAD", field: "sold_at" };
  return { i, eventId: event.event_id, event };
}

/** The id that an unreadable event at least seems to have, so that its sender knows which one it was. */
function idOf(given: unknown): string {
  const id = typeof given === "object" && given !== null && "event_id" in given ? given.event_id : "";
  return typeof id === "string" ? id.toWellFormed().slice(0, 64) : "";
}

type Readable = { i: number; eventId: string; event: SaleEvent };
type Outcome = { status: "recorded" | "duplicate"; remainingStock: number | null };

async function record(batch: SaleBatch): Promise<Map<number, Outcome>> {
  const { ctx, readable } = batch;
  if (!readable.every(({ event }) => event.clock === "synced"))
    return withTenant(ctx, (tx) => recordUncertain(tx, batch));
  if (readable.length <= FEW) return inBatch(ctx.tenantId, batch);
  const [outcomes] = await withTenant(ctx, (tx) => recordSynced(tx, [batch]));
  return outcomes ?? new Map<number, Outcome>();
}

/** Nothing to look up first: the locks and the statement travel together. */
async function recordSynced(tx: Tx, batches: readonly [SaleBatch, ...SaleBatch[]]) {
  const told = batches.map(({ readable, ...by }) => ({
    ...by,
    sales: readable.map((it) => saleOf(it, { receivedAt: by.ctx.now, offsetMs: null, offsetAt: null })),
  }));
  const [, written] = await Promise.all([
    lockStock(tx, batches[0].ctx, ...batches.map(({ machineId }) => machineId)),
    writeSales(tx, "event", told),
  ]);
  return Promise.all(batches.map((batch, n) => outcomesOf(tx, batch, told[n]?.sales ?? [], written[n] ?? [])));
}

async function recordUncertain(tx: Tx, batch: SaleBatch): Promise<Map<number, Outcome>> {
  const { ctx, machineId, readable } = batch;
  const [, facts] = await Promise.all([lockStock(tx, ctx, machineId), clockFacts(tx, ctx, machineId)]);
  const corrected = readable.map((it) => saleOf(it, facts));
  const reports = corrected.map((sale): Report => ({
    eventId: sale.event,
    position: sale.position,
    quantity: sale.quantity,
    unitPriceMinor: sale.price,
    soldAt: sale.sold,
    occurredAt: sale.occurred,
    receivedAt: ctx.now,
    clock: sale.clock === "uncertain" ? "uncertain" : "synced",
    seq: sale.seq,
  }));
  const echoes = await findRebootEchoes(tx, ctx, machineId, reports, facts.restartedAt);
  const isEcho = (sale: NewSale) => echoes.has(sale.event);
  const sales = corrected.filter((sale) => !isEcho(sale));
  const [written = []] = await writeSales(tx, "event", [{ ctx, machineId, sales }]);
  const outcomes = await outcomesOf(tx, batch, corrected, written);
  const aside = new Set<string>();
  await setAside(
    tx,
    ctx,
    machineId,
    readable.flatMap(({ i, event }) => {
      const echo = echoes.get(event.event_id);
      const occurredAt = corrected.find((sale) => sale.i === i)?.occurred ?? ctx.now;
      if (echo === undefined) return [];
      const [again, unclear] = [aside.has(event.event_id), echo.likeness === "unclear"];
      // Nobody said yet that an unclear one is a duplicate: it was taken, and the machine need not send it again.
      outcomes.set(i, { status: unclear && !again ? "recorded" : "duplicate", remainingStock: null });
      if (again) return [];
      aside.add(event.event_id);
      const reason = unclear ? ("sequence" as const) : ("reboot" as const);
      return [{ event, occurredAt, echoOf: echo.of, quantity: event.quantity, reason }];
    }),
  );
  return outcomes;
}

function saleOf({ i, event }: Readable, facts: ClockFacts): NewSale {
  return {
    i,
    id: newId(),
    correction: newId(),
    key: event.event_id,
    event: event.event_id,
    position: event.position,
    quantity: event.quantity,
    price: event.unit_price_minor,
    payment: event.payment,
    sold: event.sold_at,
    occurred: occurredAt({ at: event.sold_at, clock: event.clock }, facts),
    clock: event.clock,
    seq: event.seq ?? null,
  };
}

async function clockFacts(tx: Tx, ctx: Ctx, machineId: string): Promise<ClockFacts & { restartedAt: number | null }> {
  const [machine] = await tx
    .select({ offsetMs: machines.clockOffsetMs, seen: machines.lastSeenAt, restarted: machines.restartedAt })
    .from(machines)
    .where(sql`${machines.tenantId} = ${ctx.tenantId} and ${machines.id} = ${machineId}::uuid`);
  return {
    receivedAt: ctx.now,
    offsetMs: machine?.offsetMs ?? null,
    offsetAt: machine?.seen?.getTime() ?? null,
    restartedAt: machine?.restarted?.getTime() ?? null,
  };
}

/** What the statement answered, after those that an audit had counted already found their unit. */
async function outcomesOf(
  tx: Tx,
  { ctx, machineId, readable }: SaleBatch,
  sales: readonly NewSale[],
  written: readonly Written[],
): Promise<Map<number, Outcome>> {
  let last = written;
  const outcomes = new Map(written.map((it) => [it.i, outcomeOf(it)]));
  if (written.some(({ late }) => late)) {
    const lateOnes = new Set(written.flatMap(({ i, late }) => (late ? [i] : [])));
    const event = new Map(readable.map((it) => [it.i, it.event]));
    const rest = await matchDerived(
      tx,
      ctx,
      machineId,
      sales.flatMap((sale) => {
        const told = event.get(sale.i);
        return told && lateOnes.has(sale.i) ? [{ sale, event: told }] : [];
      }),
    );
    const [afterwards = []] = await writeSales(tx, "event", [{ ctx, machineId, sales: rest }], "matched");
    for (const it of afterwards) outcomes.set(it.i, outcomeOf(it));
    last = [...written, ...afterwards];
  }
  await tellStockChanged(tx, ctx, machineId, last);
  return outcomes;
}

const outcomeOf = ({ fresh, stock, delta }: Written): Outcome => ({
  status: fresh ? "recorded" : "duplicate",
  remainingStock: shownStock(stock + delta),
});
