import { and, asc, eq, isNull, max } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import { statusOf } from "#modules/machines/queries/machine-status.ts";
import { machines, products, sites } from "#modules/machines/tables.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { atStake, type AtStake, priorOf, stakeOf } from "../domain/at-stake.ts";
import { reasonsOf } from "../domain/reasons.ts";
import { visits } from "../tables.ts";
import { knownPositions } from "./known-positions.ts";
import { planStates } from "./plan-states.ts";

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
  const [{ currency, timeZone }, fleet, slots, goods, plans, lastVisits] = await Promise.all([
    organizationOf(tx, ctx),
    fleetOf(tx, ctx),
    knownPositions(tx, ctx),
    tx
      .select({
        id: products.id,
        sku: products.sku,
        name: products.name,
        photoId: products.photoId,
        price: products.priceMinor,
        cost: products.costMinor,
      })
      .from(products)
      .where(eq(products.tenantId, ctx.tenantId)),
    planStates(tx, ctx),
    tx
      .select({ machineId: visits.machineId, at: max(visits.leftAt) })
      .from(visits)
      .where(eq(visits.tenantId, ctx.tenantId))
      .groupBy(visits.machineId),
  ]);
  const prior = priorOf([...slots.values()].flat());
  const product = new Map(goods.map((each) => [each.id, each]));
  const rank = ranks([...slots.values()].flat());
  const plansByMachine = Map.groupBy(plans, ({ machineId }) => machineId);
  const lastVisit = new Map(lastVisits.map(({ machineId, at }) => [machineId, at?.getTime() ?? null]));
  const used = new Set([...slots.values()].flat().map(({ productId }) => productId));

  const ranked = fleet.map(({ machine, site }) => {
    const own = (slots.get(machine.id) ?? []).map((slot) => {
      const { price: usual = 0, cost = null } = product.get(slot.productId) ?? {};
      const price = slot.priceMinor ?? usual;
      const margin = price - (cost ?? price * (1 - PRESUMED_MARGIN));
      return { slot, margin, stake: atStake({ ...slot, margin }, prior) };
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
          par: slot.par,
          stock: Math.max(0, slot.stock),
          state: stake.state,
        }))
        .toSorted((a, b) => (rank.get(a.position) ?? 0) - (rank.get(b.position) ?? 0)),
      plans: care.map(({ id, kind, name, state, dueAt }) => ({ id, kind, name, state, dueAt })),
    };
  });
  return {
    now: ctx.now,
    currency,
    timeZone,
    products: goods.filter(({ id }) => used.has(id)).map(({ id, sku, name, photoId }) => ({ id, sku, name, photoId })),
    machines: ranked.toSorted((a, b) => b.score - a.score || Number(b.silent) - Number(a.silent)),
  };
}

const inOrder = new Intl.Collator("en", { numeric: true });

/** Positions are named alike in all machines: their order is found once. */
const ranks = (slots: readonly { position: string }[]): Map<string, number> =>
  new Map([...new Set(slots.map(({ position }) => position))].toSorted(inOrder.compare).map((name, n) => [name, n]));

const fleetOf = (tx: Tx, ctx: Ctx) =>
  tx
    .select({ machine: machines, site: { id: sites.id, name: sites.name, address: sites.address } })
    .from(machines)
    .leftJoin(sites, and(eq(sites.tenantId, machines.tenantId), eq(sites.id, machines.siteId)))
    .where(and(eq(machines.tenantId, ctx.tenantId), isNull(machines.archivedAt)))
    .orderBy(asc(machines.name), asc(machines.id));
