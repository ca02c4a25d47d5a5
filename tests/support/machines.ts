import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { recordCounts } from "#modules/inventory/commands/record-counts.ts";
import { recordDex } from "#modules/inventory/commands/record-dex.ts";
import { recordSales } from "#modules/inventory/commands/record-sales.ts";
import { crc16 } from "#modules/inventory/domain/dex/checksum.ts";
import { stockMovements, stockLevels } from "#modules/inventory/tables.ts";
import { issueKey } from "#modules/keys/commands/issue-key.ts";
import { machines, machineSlots, products, sites } from "#modules/machines/tables.ts";
import { organizations } from "#modules/tenancy/tables.ts";
import type { Ctx } from "#platform/context.ts";
import { eq } from "drizzle-orm";
import { aClinic, type Clinic, type ClinicOptions } from "./clinic.ts";

type MachineRow = typeof machines.$inferInsert;
type SlotRow = typeof machineSlots.$inferInsert;

export const PRICE = 25_000;

/** An institution that has machines. Times are real: partitions of sales are made for the months around now. */
export async function anOperator(options: ClinicOptions = {}) {
  const clinic = await aClinic({ now: Date.now(), ...options });
  await clinic.write((tx) => tx.update(organizations).set({ modules: ["appointments", "machines"] }));
  const siteId = await aSite(clinic, "Casa central");
  return { ...clinic, siteId };
}
export type Operator = Awaited<ReturnType<typeof anOperator>>;

export async function aSite(clinic: Clinic, name: string): Promise<string> {
  const id = newId();
  await clinic.write((tx) =>
    tx.insert(sites).values({ tenantId: clinic.tenantId, id, name, createdAt: new Date(clinic.now) }),
  );
  return id;
}

export async function aProduct(clinic: Clinic, changes: Partial<typeof products.$inferInsert> = {}): Promise<string> {
  const id = newId();
  await clinic.write((tx) =>
    tx.insert(products).values({
      tenantId: clinic.tenantId,
      id,
      sku: `sku-${id.slice(-12)}`,
      name: { "es-AR": "Perfume", en: "Perfume" },
      priceMinor: PRICE,
      costMinor: 10_000,
      createdAt: new Date(clinic.now),
      ...changes,
    }),
  );
  return id;
}

export type TestMachine = Awaited<ReturnType<typeof aMachine>>;

/** A machine with these positions, a product in each, and a key that was never used. */
export async function aMachine(
  operator: Operator,
  positions: readonly string[] = ["A1", "A2", "A3"],
  { slot = {}, ...changes }: Partial<MachineRow> & { slot?: Partial<SlotRow> } = {},
) {
  const { tenantId } = operator;
  const id = newId();
  const productIds: string[] = [];
  for (const _ of positions) productIds.push(await aProduct(operator));
  const key = await operator.write(async (tx) => {
    await tx.insert(machines).values({
      tenantId,
      id,
      name: `Máquina ${id.slice(-4)}`,
      location: "Planta baja",
      siteId: operator.siteId,
      timeZone: operator.timeZone,
      createdAt: new Date(operator.now),
      ...changes,
    });
    if (positions.length > 0)
      await tx.insert(machineSlots).values(
        positions.map((position, i) => ({
          tenantId,
          id: newId(),
          machineId: id,
          position,
          productId: productIds[i] ?? "",
          capacity: 10_000,
          lowStockThreshold: 2,
          ...slot,
        })),
      );
    return issueKey(tx, operator.as("job"), { kind: "machine", machineId: id, name: "Test" });
  });
  const ctx = (now = Date.now()): Ctx => ({
    tenantId,
    actor: { type: "machineKey", machineId: id, keyId: key.keyId },
    requestId: newId(),
    locale: "es-AR",
    now,
  });
  return {
    id,
    key: key.key,
    ctx,
    productIds,
    sell: (events: unknown[], now?: number) => recordSales(ctx(now), { events }),
    count: (observedAt: number, items: Record<string, number>, now?: number) =>
      recordCounts(ctx(now), {
        observed_at: observedAt,
        items: Object.entries(items).map(([position, quantity]) => ({ position, quantity })),
      }),
    dex: (file: string, now?: number) => recordDex(ctx(now), Buffer.from(file, "latin1")),
    /** Position → what the ledger adds up to. */
    stock: async (): Promise<Record<string, number>> => {
      const rows = await operator.read((tx) => tx.select().from(stockLevels).where(eq(stockLevels.machineId, id)));
      return Object.fromEntries(rows.map(({ position, quantity }) => [position, quantity]));
    },
    ledger: () =>
      operator.read((tx) =>
        tx
          .select()
          .from(stockMovements)
          .where(eq(stockMovements.machineId, id))
          .orderBy(stockMovements.occurredAt, stockMovements.id),
      ),
    sales: () =>
      operator.read((tx) =>
        tx.execute<{
          event_id: string;
          position: string;
          quantity: number;
          unit_price_minor: string;
          source: string;
          occurred_at: string;
          site_id: string;
          product_id: string;
        }>(
          sql`select event_id, position, quantity, unit_price_minor, source, occurred_at, site_id, product_id from sale_logs where machine_id = ${id} order by event_id, quantity`,
        ),
      ),
  };
}

/** A sale as a machine tells it. */
export function aSale(changes: Record<string, unknown> = {}) {
  return {
    event_id: randomUUID(),
    position: "A1",
    quantity: 1,
    unit_price_minor: PRICE,
    sold_at: new Date(Date.now() - 60_000).toISOString(),
    payment: "card",
    ...changes,
  };
}

/** An audit file with these counters, whole and right. */
export function aDexFile(
  counters: Record<string, number>,
  { price = PRICE, model = "BevMax4", serial = "CRN0001" }: { price?: number; model?: string; serial?: string } = {},
): string {
  const body = [
    "ST*001*0001",
    `ID1*${serial}*${model}*0201`,
    ...Object.entries(counters).flatMap(([position, count]) => [
      `PA1*${position}*${String(price)}`,
      `PA2*${String(count)}*${String(count * price)}`,
    ]),
  ];
  const sum = crc16(body.map((line) => `${line}\r\n`).join(""));
  const g85 = sum.toString(16).toUpperCase().padStart(4, "0");
  return ["DXS*9252131001*VA*V1/6*1", ...body, `G85*${g85}`, `SE*${String(body.length + 2)}*0001`, "DXE*1*1", ""].join(
    "\r\n",
  );
}
