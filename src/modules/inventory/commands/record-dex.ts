import { createHash } from "node:crypto";
import { and, desc, eq, sql } from "drizzle-orm";
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
import { type DexFile, parseDex } from "../domain/dex/parse.ts";
import { dexAudits } from "../tables.ts";
import { lockStock } from "./lock-stock.ts";
import { tellStockChanged } from "./tell-stock-changed.ts";
import { type NewSale, writeSales } from "./write-sales.ts";

type Audit = typeof dexAudits.$inferSelect;

/**
 * An EVA-DTS audit file: what it counted since the last one and no event told becomes sales. The same file again is the same
 * answer. A file whose checksum is wrong is refused, unless the machine is known never to send a right one.
 * @param file at most a megabyte, its bytes as they came
 */
export async function recordDex(ctx: Ctx, file: Uint8Array) {
  const machineId = authorizeMachine(ctx);
  const parsed = parseDex(Buffer.from(file).toString("latin1"));
  if (!parsed) return refuse("NOT_DEX");
  const digest = createHash("sha256").update(file).digest("hex");
  return withMutex(machineId, () =>
    withTenant(ctx, async (tx) => {
      await lockStock(tx, ctx, machineId);
      const ofMachine = and(eq(dexAudits.tenantId, ctx.tenantId), eq(dexAudits.machineId, machineId));
      const [same] = await tx
        .select()
        .from(dexAudits)
        .where(and(ofMachine, eq(dexAudits.digest, digest)));
      if (same) return ok(answerOf(same));
      if (parsed.checksum === "wrong" && !(await ignoresChecksum(tx, ctx, machineId))) return refuse("BAD_CHECKSUM");
      const [last] = await tx.select().from(dexAudits).where(ofMachine).orderBy(desc(dexAudits.receivedAt)).limit(1);
      const audit = await writeAudit(tx, ctx, machineId, digest, parsed, last ?? null);
      return ok(answerOf(audit));
    }),
  );
}

const answerOf = ({ id, slots, salesDerived, warnings }: Audit) => ({
  auditId: id,
  slotsRead: slots.filter(({ absent }) => !absent).length,
  salesDerived,
  warnings,
});

async function ignoresChecksum(tx: Tx, ctx: Ctx, machineId: string): Promise<boolean> {
  const [machine] = await tx
    .select({ ignores: machines.ignoresDexChecksum })
    .from(machines)
    .where(and(eq(machines.tenantId, ctx.tenantId), eq(machines.id, machineId)));
  return machine?.ignores ?? false;
}

async function writeAudit(tx: Tx, ctx: Ctx, machineId: string, digest: string, file: DexFile, last: Audit | null) {
  const id = newId();
  // Each audit closes an interval: no two at the same instant.
  const at = Math.max(ctx.now, (last?.receivedAt.getTime() ?? 0) + 1);
  const planogram = await pricesOf(tx, ctx, machineId);
  const derived = deriveSales({
    at,
    selections: file.selections,
    previous: last?.slots ?? null,
    positions: new Set(planogram.keys()),
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
