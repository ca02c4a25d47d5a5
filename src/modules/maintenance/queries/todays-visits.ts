import { and, asc, eq, isNull, max } from "drizzle-orm";
import { stockLevels } from "#modules/inventory/tables.ts";
import { authorize } from "#modules/access/authorize.ts";
import { statusOf } from "#modules/machines/queries/machine-status.ts";
import { machines, machineSlots, products, sites } from "#modules/machines/tables.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { atStake, type AtStake, priorOf, stakeOf } from "../domain/at-stake.ts";
import { reasonsOf } from "../domain/reasons.ts";
import { visits } from "../tables.ts";
import { planStates } from "./plan-states.ts";
import { positionEvidence } from "./position-evidence.ts";

/** Of a price, where a product's cost is not known. */
const PRESUMED_MARGIN = 0.5;

export type TodaysVisits = Awaited<ReturnType<typeof todaysVisits>>;
export type VisitMachine = TodaysVisits["machines"][number];
export type VisitSlot = VisitMachine["slots"][number];
export type VisitProduct = TodaysVisits["products"][number];

/**
 * Every machine, the one with most at stake first, and all that a technician's phone needs to work on it without a
 * network: its planogram with what lies in it, and its plans. Money in minor units a day, times in epoch milliseconds.
 */
export async function todaysVisits(tx: Tx, ctx: Ctx) {
  authorize(ctx, "maintenance:read");
  const [{ currency, timeZone }, fleet, slots, goods, plans, evidence, lastVisits] = await Promise.all([
    organizationOf(tx, ctx),
    fleetOf(tx, ctx),
    slotsOf(tx, ctx),
    tx
      .select({ id: products.id, sku: products.sku, name: products.name, photoId: products.photoId })
      .from(products)
      .where(eq(products.tenantId, ctx.tenantId)),
    planStates(tx, ctx),
    positionEvidence(tx, ctx),
    tx
      .select({ machineId: visits.machineId, at: max(visits.leftAt) })
      .from(visits)
      .where(eq(visits.tenantId, ctx.tenantId))
      .groupBy(visits.machineId),
  ]);
  const prior = priorOf(evidence);
  const known = new Map(evidence.map((each) => [`${each.machineId}:${each.position}`, each]));
  const slotsByMachine = Map.groupBy(slots, ({ machineId }) => machineId);
  const plansByMachine = Map.groupBy(plans, ({ machineId }) => machineId);
  const lastVisit = new Map(lastVisits.map(({ machineId, at }) => [machineId, at?.getTime() ?? null]));
  const used = new Set(slots.map(({ productId }) => productId));

  const ranked = fleet.map(({ machine, site }) => {
    const own = (slotsByMachine.get(machine.id) ?? []).map((slot) => {
      const { sold = 0, exposure = 0 } = known.get(`${machine.id}:${slot.position}`) ?? {};
      const margin = slot.price - (slot.cost ?? slot.price * (1 - PRESUMED_MARGIN));
      return { slot, margin, stake: atStake({ ...slot, margin, sold, exposure }, prior) };
    });
    const care = plansByMachine.get(machine.id) ?? [];
    const earns = own.reduce((sum, { margin, stake }) => sum + stake.velocity * Math.max(0, margin), 0);
    const stakes: AtStake[] = own.map(({ stake }) => stake);
    const seenAt = machine.lastSeenAt?.getTime() ?? null;
    const silentSince = statusOf(seenAt, ctx.now) === "online" ? undefined : seenAt;
    return {
      id: machine.id,
      name: machine.name,
      location: machine.location,
      serial: machine.serial,
      timeZone: machine.timeZone,
      site,
      silent: silentSince !== undefined,
      ...stakeOf({ positions: stakes, earns, plans: care }),
      reasons: reasonsOf({ positions: stakes, plans: care, silentSince }),
      lastVisitAt: lastVisit.get(machine.id) ?? null,
      slots: own
        .map(({ slot, stake }) => ({
          position: slot.position,
          productId: slot.productId,
          capacity: slot.capacity,
          par: slot.parLevel ?? slot.capacity,
          stock: Math.max(0, slot.stock),
          state: stake.state,
        }))
        .toSorted((a, b) => inOrder.compare(a.position, b.position)),
      plans: care.map(({ id, kind, name, state, dueAt }) => ({ id, kind, name, state, dueAt })),
    };
  });
  return {
    now: ctx.now,
    currency,
    timeZone,
    products: goods.filter(({ id }) => used.has(id)),
    machines: ranked.toSorted((a, b) => b.score - a.score || Number(b.silent) - Number(a.silent)),
  };
}

const inOrder = new Intl.Collator("en", { numeric: true });

const fleetOf = (tx: Tx, ctx: Ctx) =>
  tx
    .select({ machine: machines, site: { id: sites.id, name: sites.name, address: sites.address } })
    .from(machines)
    .leftJoin(sites, and(eq(sites.tenantId, machines.tenantId), eq(sites.id, machines.siteId)))
    .where(and(eq(machines.tenantId, ctx.tenantId), isNull(machines.archivedAt)))
    .orderBy(asc(machines.name), asc(machines.id));

async function slotsOf(tx: Tx, ctx: Ctx) {
  const rows = await tx
    .select({ slot: machineSlots, price: products.priceMinor, cost: products.costMinor, stock: stockLevels.quantity })
    .from(machineSlots)
    .innerJoin(products, and(eq(products.tenantId, machineSlots.tenantId), eq(products.id, machineSlots.productId)))
    .leftJoin(
      stockLevels,
      and(
        eq(stockLevels.tenantId, machineSlots.tenantId),
        eq(stockLevels.machineId, machineSlots.machineId),
        eq(stockLevels.position, machineSlots.position),
      ),
    )
    .where(and(eq(machineSlots.tenantId, ctx.tenantId), isNull(machineSlots.removedAt)));
  return rows.map(({ slot, price, cost, stock }) => ({
    ...slot,
    price: slot.priceMinor ?? price,
    cost,
    stock: stock ?? 0,
  }));
}
