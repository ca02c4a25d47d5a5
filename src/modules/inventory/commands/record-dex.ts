import { createHash } from "node:crypto";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { authorizeMachine } from "#modules/access/authorize.ts";
import { machines, machineSlots, products } from "#modules/machines/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { withMutex } from "#platform/keyed-mutex.ts";
import {
  type AuditedSlot,
  derivedAt,
  derivedEventId,
  deriveSales,
  type DerivedSale,
} from "../domain/dex/derive-sales.ts";
import { ownPosition } from "../domain/dex/own-position.ts";
import { type DexReport, type DexSelection, type DexWarning, parseReports } from "../domain/dex/parse.ts";
import { isForeign } from "../domain/dex/serial.ts";
import { dexAudits } from "../tables.ts";
import { lockStock } from "./lock-stock.ts";
import { tellStockChanged } from "./tell-stock-changed.ts";
import { type NewSale, writeSales } from "./write-sales.ts";

type Audit = typeof dexAudits.$inferSelect;

/**
 * An EVA-DTS file: what its audits counted since the last one and no event told becomes sales. A file may hold several reports,
 * each judged alone: one whose checksum is wrong (unless the machine is known never to send a right one) or that names another
 * machine's serial number is left out with a warning, and is the refusal where no other is there. The same report again is
 * the same answer, in whatever file it comes.
 * @param file at most a megabyte, its bytes as they came
 */
export async function recordDex(ctx: Ctx, file: Uint8Array) {
  const machineId = authorizeMachine(ctx);
  const reports = parseReports(Buffer.from(file).toString("latin1"));
  if (reports.length === 0) return refuse("NOT_DEX");
  return withMutex(machineId, () =>
    withTenant(ctx, async (tx) => {
      await lockStock(tx, ctx, machineId);
      const machine = await machineFacts(tx, ctx, machineId);
      const audits: Audit[] = [];
      const left: { code: "BAD_CHECKSUM" | "FOREIGN_SERIAL"; detail?: string }[] = [];
      for (const report of reports) {
        const judged = await recordReport(tx, ctx, machine, report, reports.length === 1 ? sha256(file) : null);
        if (judged.audit) audits.push(judged.audit);
        else left.push(judged);
      }
      const [first] = left;
      if (audits.length === 0 && first)
        return first.detail === undefined
          ? refuse(first.code)
          : refuse(first.code, { details: { serial: first.detail } });
      return ok(answerOf(audits, left));
    }),
  );
}

type Machine = { id: string; serial: string | null; ignoresChecksum: boolean };

/** @param formerDigest how the same report was known while files were told apart instead of reports */
async function recordReport(tx: Tx, ctx: Ctx, machine: Machine, report: DexReport, formerDigest: string | null) {
  const ofMachine = and(eq(dexAudits.tenantId, ctx.tenantId), eq(dexAudits.machineId, machine.id));
  const digest = sha256(report.content);
  const [[same], [last]] = await Promise.all([
    tx
      .select()
      .from(dexAudits)
      .where(and(ofMachine, inArray(dexAudits.digest, formerDigest ? [digest, formerDigest] : [digest])))
      .limit(1),
    tx.select().from(dexAudits).where(ofMachine).orderBy(desc(dexAudits.receivedAt)).limit(1),
  ]);
  if (same) return { audit: same };
  if (report.checksum === "wrong" && !machine.ignoresChecksum) return { code: "BAD_CHECKSUM" as const };
  const { serial } = report.facts;
  const lastSerial = last?.facts["serial"];
  if (isForeign(serial, [machine.serial, typeof lastSerial === "string" ? lastSerial : null]))
    return { code: "FOREIGN_SERIAL" as const, ...(serial === undefined ? {} : { detail: serial }) };
  return { audit: await writeAudit(tx, ctx, machine.id, digest, report, last ?? null) };
}

const sha256 = (of: Uint8Array | string): string => createHash("sha256").update(of).digest("hex");

/** Of all reports that were read: the last one's id, and sums. */
function answerOf(audits: readonly Audit[], left: readonly DexWarning[]) {
  const slots = audits.flatMap((audit) => audit.slots.filter(({ absent }) => !absent));
  return {
    auditId: audits.at(-1)?.id ?? "",
    slotsRead: new Set(slots.map(({ position }) => position)).size,
    salesDerived: audits.reduce((sum, { salesDerived }) => sum + salesDerived, 0),
    warnings: [...audits.flatMap(({ warnings }) => warnings), ...left],
  };
}

async function machineFacts(tx: Tx, ctx: Ctx, machineId: string): Promise<Machine> {
  const [machine] = await tx
    .select({ serial: machines.serial, ignoresChecksum: machines.ignoresDexChecksum })
    .from(machines)
    .where(and(eq(machines.tenantId, ctx.tenantId), eq(machines.id, machineId)));
  return { id: machineId, serial: machine?.serial ?? null, ignoresChecksum: machine?.ignoresChecksum ?? false };
}

async function writeAudit(tx: Tx, ctx: Ctx, machineId: string, digest: string, file: DexReport, last: Audit | null) {
  const id = newId();
  // Each audit closes an interval: no two at the same instant.
  const at = Math.max(ctx.now, (last?.receivedAt.getTime() ?? 0) + 1);
  const planogram = await pricesOf(tx, ctx, machineId);
  const positions = new Set(planogram.keys());
  const derived = deriveSales({
    at,
    selections: ownSelections(file.selections, positions),
    previous: last?.slots ?? null,
    positions,
    told: last ? await toldSince(tx, ctx, machineId, last) : new Map<string, number>(),
  });
  const audit: Audit = {
    tenantId: ctx.tenantId,
    id,
    machineId,
    receivedAt: new Date(at),
    digest,
    slots: carryOver(derived.slots, last),
    facts: file.facts,
    salesDerived: derived.sales.reduce((all, { units }) => all + units, 0),
    warnings: [...file.warnings, ...derived.warnings],
  };
  await tx.insert(dexAudits).values(audit);
  const from = last?.receivedAt.getTime() ?? at;
  const sales = derived.sales.flatMap((sale) => unitsOf(sale, id, from, at, planogram.get(sale.position) ?? 0));
  const numbered = sales.map((sale, i) => ({ ...sale, i }));
  const [written = []] = await writeSales(tx, "dex", [{ ctx, machineId, sales: numbered }]);
  await tellStockChanged(tx, ctx, machineId, written);
  return audit;
}

/** By the planogram's names; where two selections would be one position, each stays what the controller calls it. */
function ownSelections(selections: readonly DexSelection[], positions: ReadonlySet<string>): DexSelection[] {
  const named = selections.map((selection) => ({ ...selection, position: ownPosition(selection.position, positions) }));
  const times = new Map<string, number>();
  for (const { position } of named) times.set(position, (times.get(position) ?? 0) + 1);
  return named.map((selection, n) => (times.get(selection.position) === 1 ? selection : (selections[n] ?? selection)));
}

/** A selection that this file leaves out keeps its counters for the next one. */
function carryOver(slots: AuditedSlot[], last: Audit | null): Audit["slots"] {
  const read = new Set(slots.map(({ position }) => position));
  const kept = (last?.slots ?? []).flatMap((slot) =>
    read.has(slot.position) ? [] : [{ ...slot, derived: 0, absent: true as const }],
  );
  return [...slots, ...kept];
}

/** What each position, past ones included, sells for by its planogram. */
async function pricesOf(tx: Tx, ctx: Ctx, machineId: string): Promise<Map<string, number>> {
  const rows = await tx
    .select({ position: machineSlots.position, own: machineSlots.priceMinor, price: products.priceMinor })
    .from(machineSlots)
    .innerJoin(products, and(eq(products.tenantId, machineSlots.tenantId), eq(products.id, machineSlots.productId)))
    .where(and(eq(machineSlots.tenantId, ctx.tenantId), eq(machineSlots.machineId, machineId)));
  return new Map(rows.map(({ position, own, price }) => [position, own ?? price]));
}

/** Units that arrived as events since the last audit, of sales since each position is counted. */
async function toldSince(tx: Tx, ctx: Ctx, machineId: string, last: Audit): Promise<Map<string, number>> {
  const since = last.slots.map(({ position, since: at }) => ({ position, at }));
  const rows = await tx.execute<{ position: string; units: number }>(sql`
    select l.position, sum(l.quantity)::int as units
      from jsonb_to_recordset(${JSON.stringify(since)}::jsonb) as c (position text, at bigint)
      join sale_logs l on l.tenant_id = ${ctx.tenantId} and l.machine_id = ${machineId}::uuid and l.position = c.position
     where l.received_at > ${last.receivedAt.toISOString()}::timestamptz and l.source <> 'dex'
       and l.occurred_at > to_timestamp(c.at / 1000.0)
     group by l.position`);
  return new Map(rows.map(({ position, units }) => [position, units]));
}

function unitsOf(sale: DerivedSale, auditId: string, from: number, until: number, price: number): Omit<NewSale, "i">[] {
  return Array.from({ length: sale.units }, (_, index) => {
    const event = derivedEventId(auditId, sale.position, index + 1);
    const at = derivedAt(from, until, index + 1, sale.units);
    return {
      id: newId(),
      correction: newId(),
      key: event,
      event,
      position: sale.position,
      quantity: 1,
      price: sale.unitPriceMinor ?? price,
      payment: "other",
      sold: at,
      occurred: at,
      clock: "uncertain",
      seq: null,
    };
  });
}
