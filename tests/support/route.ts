import { newId } from "#lib/ids.ts";
import { machineSlots, machines, products, sites } from "#modules/machines/tables.ts";
import { stockMovements } from "#modules/inventory/tables.ts";
import { maintenancePlans } from "#modules/maintenance/tables.ts";
import type { RecordVisit } from "#modules/maintenance/schemas.ts";
import { aClinic, type Clinic, type ClinicOptions } from "./clinic.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export type SlotWish = { position?: string; stock?: number; par?: number; capacity?: number; threshold?: number };

export type Route = Awaited<ReturnType<typeof aRoute>>;

/** An institution with machines to visit: one to begin with, three positions of one product, ten of each laid in yesterday. */
export async function aRoute(options: ClinicOptions = {}) {
  const clinic = await aClinic(options);
  const product = await aProduct(clinic, "ROSA");
  const machine = await aMachine(clinic, product);
  return { ...clinic, product, machine };
}

/** Sells for 1000 and costs 400, unless said otherwise. */
export async function aProduct(
  { tenantId, now, write }: Clinic,
  sku: string,
  { price = 1000, cost = 400 }: { price?: number; cost?: number | null } = {},
): Promise<string> {
  const id = newId();
  const name = { "es-AR": sku, en: sku };
  const createdAt = new Date(now - 60 * DAY);
  await write((tx) =>
    tx.insert(products).values({ tenantId, id, sku, name, priceMinor: price, costMinor: cost, createdAt }),
  );
  return id;
}

export async function aMachine(
  clinic: Clinic,
  productId: string,
  {
    name = "Hall",
    slots = [{}, {}, {}],
    site = null,
    lastSeenAt = clinic.now,
  }: { name?: string; slots?: SlotWish[]; site?: string | null; lastSeenAt?: number | null } = {},
): Promise<string> {
  const { tenantId, now } = clinic;
  const id = newId();
  const createdAt = new Date(now - 60 * DAY);
  await clinic.write(async (tx) => {
    const siteId = site === null ? null : newId();
    if (site !== null && siteId) await tx.insert(sites).values({ tenantId, id: siteId, name: site, createdAt });
    await tx.insert(machines).values({
      tenantId,
      id,
      name,
      location: "Planta baja",
      siteId,
      timeZone: clinic.timeZone,
      createdAt,
      lastSeenAt: lastSeenAt === null ? null : new Date(lastSeenAt),
    });
    for (const [index, wish] of slots.entries()) {
      const position = wish.position ?? `A${index + 1}`;
      await tx.insert(machineSlots).values({
        tenantId,
        id: newId(),
        machineId: id,
        position,
        productId,
        capacity: wish.capacity ?? 12,
        parLevel: wish.par ?? 10,
        lowStockThreshold: wish.threshold ?? 2,
      });
    }
  });
  for (const [index, { position = `A${index + 1}`, stock = 10 }] of slots.entries())
    if (stock > 0)
      await move(clinic, { machineId: id, productId, position, kind: "refill", quantity: stock, at: now - DAY });
  return id;
}

/** A line of the stock ledger, as if it had come in at its own time. */
export async function move(
  { tenantId, write }: Clinic,
  line: {
    machineId: string;
    productId: string;
    position: string;
    kind: "refill" | "sale";
    quantity: number;
    at: number;
  },
): Promise<void> {
  const { machineId, productId, position, kind, quantity } = line;
  const at = new Date(line.at);
  await write((tx) =>
    tx.insert(stockMovements).values({
      tenantId,
      id: newId(),
      machineId,
      productId,
      position,
      kind,
      quantity: kind === "sale" ? -quantity : quantity,
      cause: `test:${newId()}`,
      occurredAt: at,
      recordedAt: at,
      actorType: "system",
    }),
  );
}

type PlanWish = Partial<typeof maintenancePlans.$inferInsert>;

/** A cleaning every 30 days, last done 40 days ago, unless said otherwise. */
export async function aPlan({ tenantId, now, write }: Clinic, machineId: string, wish: PlanWish = {}): Promise<string> {
  const id = newId();
  const countedFrom = new Date(now - 40 * DAY);
  await write((tx) =>
    tx.insert(maintenancePlans).values({
      tenantId,
      id,
      machineId,
      kind: "cleaning",
      name: "Limpieza",
      everyDays: 30,
      countedFrom,
      createdAt: countedFrom,
      ...wish,
    }),
  );
  return id;
}

/** A visit of the last hour: twenty minutes, nothing done yet. */
export const aVisit = (
  { now, machine }: Pick<Route, "now" | "machine">,
  changes: Partial<RecordVisit> = {},
): RecordVisit => ({
  id: newId(),
  machineId: machine,
  arrivedAt: now - HOUR,
  leftAt: now - HOUR + 20 * 60_000,
  sentAt: now,
  lines: [],
  work: [],
  ...changes,
});
