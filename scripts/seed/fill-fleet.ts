import { eq, sql } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { issueKey } from "#modules/keys/commands/issue-key.ts";
import { publishConfig } from "#modules/machines/commands/publish-config.ts";
import { machineChangedQueue } from "#modules/machines/queue.ts";
import { machines, machineSlots, products, sites } from "#modules/machines/tables.ts";
import { maintenancePlans } from "#modules/maintenance/tables.ts";
import { photos } from "#modules/photos/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { countAndSetAside } from "./counts.ts";
import type { SeedFleet, SeedMachine } from "./fleet.ts";
import { productPicture } from "./product-picture.ts";
import { seededRandom } from "./random.ts";
import { sellForTwoMonths } from "./sales.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const HISTORY_DAYS = 60;

/** Machines with their products, two months of sales and refills, and what is due on them; false if there are any. */
export async function fillFleet(tx: Tx, ctx: Ctx, fleet: SeedFleet, timeZone: string): Promise<boolean> {
  const [known] = await tx
    .select({ id: machines.id })
    .from(machines)
    .where(eq(machines.tenantId, ctx.tenantId))
    .limit(1);
  if (known) return false;

  const siteIds = await addSites(tx, ctx, fleet);
  const productIds = await addProducts(tx, ctx, fleet);
  const made = fleet.machines.map((machine) => ({ machine, id: newId() }));
  const random = seededRandom(fleet.machines.length);
  await tx
    .insert(machines)
    .values(
      made.map(({ machine, id }, index) =>
        machineRow(ctx, machine, { id, index, timeZone, random, siteId: of(siteIds, machine.site) }),
      ),
    );
  await tx.insert(machineSlots).values(made.flatMap(({ machine, id }) => slotRows(ctx, machine, id, productIds)));
  for (const { machine, id } of made) {
    await issueKey(tx, ctx, { kind: "machine", machineId: id, name: machine.name });
    const version = await publishConfig(tx, ctx, id);
    await tx
      .update(machines)
      .set({ reportedConfigVersion: machine.pending ? 0 : version })
      .where(eq(machines.id, id));
  }
  await sellForTwoMonths(tx, ctx, timeZone, fleet, made);
  await countAndSetAside(tx, ctx, made);
  await addReadings(tx, ctx);
  await addPlans(tx, ctx, made);
  // What is low, empty or due is told by whoever works the queue, as of any change.
  for (const { id } of made) await enqueue(tx, ctx, machineChangedQueue, { machineId: id });
  return true;
}

async function addSites(tx: Tx, ctx: Ctx, fleet: SeedFleet): Promise<Map<string, string>> {
  const rows = fleet.sites.map((site) => ({
    ...site,
    tenantId: ctx.tenantId,
    id: newId(),
    createdAt: new Date(ctx.now),
  }));
  await tx.insert(sites).values(rows);
  return new Map(rows.map(({ name, id }) => [name, id]));
}

async function addProducts(tx: Tx, ctx: Ctx, fleet: SeedFleet): Promise<Map<string, string>> {
  const base = { tenantId: ctx.tenantId, createdAt: new Date(ctx.now - HISTORY_DAYS * DAY) };
  const drawn = await Promise.all(
    fleet.products.map(async (product) => ({
      product,
      photoId: newId(),
      content: await productPicture(product.picture),
    })),
  );
  await tx.insert(photos).values(
    drawn.map(({ photoId, content }) => ({
      ...base,
      id: photoId,
      contentType: "image/webp",
      width: 480,
      height: 480,
      content,
    })),
  );
  const rows = drawn.map(({ product: { picture: _picture, popularity: _popularity, ...product }, photoId }) => ({
    ...base,
    ...product,
    id: newId(),
    photoId,
  }));
  await tx.insert(products).values(rows);
  return new Map(rows.map(({ sku, id }) => [sku, id]));
}

type Place = { id: string; index: number; timeZone: string; siteId: string; random: () => number };

function machineRow(ctx: Ctx, machine: SeedMachine, { id, index, timeZone, siteId, random }: Place) {
  const lastSeen = ctx.now - (machine.silentHours ? machine.silentHours * HOUR : 5_000 + random() * 40_000);
  return {
    tenantId: ctx.tenantId,
    id,
    name: machine.name,
    location: machine.location,
    siteId,
    timeZone,
    model: machine.model,
    serial: `${machine.model.replaceAll(/\W/g, "").toUpperCase()}-${String(4100 + index * 37)}`,
    lastSeenAt: new Date(lastSeen),
    offlineSince: machine.silentHours ? new Date(lastSeen) : null,
    restartedAt: new Date(ctx.now - Math.round((2 + random() * 30) * DAY)),
    clockOffsetMs: Math.round((random() - 0.5) * 3000),
    firmware: index % 4 === 3 ? "2.3.9" : "2.4.1",
    temperatureC: Math.round((19 + random() * 5) * 10) / 10,
    signalDbm: -Math.round(58 + random() * 30),
    createdAt: new Date(ctx.now - (HISTORY_DAYS + 2) * DAY),
  };
}

function slotRows(ctx: Ctx, machine: SeedMachine, machineId: string, productIds: ReadonlyMap<string, string>) {
  const shelf = machine.holds.length > 8 ? 4 : Math.min(4, machine.holds.length / 2);
  return machine.holds.map((sku, index) => ({
    tenantId: ctx.tenantId,
    id: newId(),
    machineId,
    position: `${"ABCDEF".charAt(Math.floor(index / shelf))}${(index % shelf) + 1}`,
    productId: of(productIds, sku),
    capacity: machine.capacity,
    parLevel: machine.capacity,
    lowStockThreshold: Math.max(2, Math.round(machine.capacity / 5)),
  }));
}

/** A month of temperature and signal: warmer in the afternoon, silent where the machine was. */
async function addReadings(tx: Tx, ctx: Ctx): Promise<void> {
  const now = new Date(ctx.now).toISOString();
  await tx.execute(sql`
    insert into machine_readings (tenant_id, id, machine_id, at, temperature_c, signal_dbm)
    select m.tenant_id, gen_random_uuid(), m.id, g.at,
           round((m.temperature_c + 2.2 * sin((extract(hour from g.at) - 12) / 24 * 2 * pi()) + random() * 0.8 - 0.4)::numeric, 1),
           m.signal_dbm + round(2 * sin(extract(epoch from g.at) / 9000) + random() * 2 - 1)::int
      from machines m
      cross join lateral (
        select at from generate_series(${now}::timestamptz - interval '30 days', ${now}::timestamptz - interval '7 days', interval '3 hours') at
        union all
        select at from generate_series(${now}::timestamptz - interval '7 days', ${now}::timestamptz, interval '10 minutes') at
      ) g
     where m.tenant_id = ${ctx.tenantId} and g.at <= m.last_seen_at`);
}

/** Cleaning by the month and inspection by the quarter: one is overdue, another is due soon. */
async function addPlans(tx: Tx, ctx: Ctx, made: readonly { id: string }[]): Promise<void> {
  const ago = (days: number) => new Date(ctx.now - days * DAY);
  await tx.insert(maintenancePlans).values(
    made.flatMap(({ id }, index) => [
      {
        tenantId: ctx.tenantId,
        id: newId(),
        machineId: id,
        kind: "cleaning" as const,
        name: "Limpieza de boquillas y vidrio",
        everyDays: 30,
        countedFrom: ago([33, 28, 12, 20][index % 4] ?? 12),
        createdAt: ago(HISTORY_DAYS),
      },
      {
        tenantId: ctx.tenantId,
        id: newId(),
        machineId: id,
        kind: "inspection" as const,
        name: "Revisión general",
        everyDays: 90,
        countedFrom: ago(HISTORY_DAYS),
        createdAt: ago(HISTORY_DAYS),
      },
    ]),
  );
}

function of(map: ReadonlyMap<string, string>, key: string): string {
  const found = map.get(key);
  if (found === undefined) throw new Error(`seed: nothing is called "${key}"`);
  return found;
}
