import { sql } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import { dayStart } from "#modules/machines/domain/day-start.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { confidenceIn } from "../domain/confidence.ts";
import { SOON_DAYS } from "../domain/stock-order.ts";
import { shownStock, stockBand } from "../domain/stock-band.ts";
import { daysUntilEmpty, velocity, WINDOW_DAYS } from "../domain/velocity.ts";
import { STOCK_STATES, type StockState } from "../figures-schemas.ts";
import { orderOf, outlookOf } from "./outlook-sql.ts";

type Row = {
  machineId: string;
  machine: string;
  position: string;
  productId: string;
  sku: string;
  name: { "es-AR": string; en: string };
  capacity: number;
  assumedSince: number | null;
  par: number;
  threshold: number;
  quantity: number;
  lastSoldAt: number | null;
  lastCountAt: number | null;
  since: number | null;
  units: number;
  soldSinceCount: number;
  derived: number;
  aside: number;
  uncertain: number;
};

export type StockOutlook = Awaited<ReturnType<typeof stockOutlook>>;
export type PositionOutlook = StockOutlook["positions"][number];

type Asked = {
  machineId?: string | undefined;
  productId?: string | undefined;
  state?: StockState | undefined;
  limit?: number | undefined;
};

/**
 * Positions of the planogram, of one machine or of all, with one product or any, worst first: what lies there, how fast it goes, when it
 * will be empty, and how far all that can be believed; and how many there are of each state. What was sold, and what came to light since
 * the last count, is looked at since `soldSince`, epoch milliseconds: midnight, four weeks ago.
 */
export async function stockOutlook(tx: Tx, ctx: Ctx, { state = "all", limit = 2000, ...narrowed }: Asked = {}) {
  authorize(ctx, "machines:read");
  const { timeZone } = await organizationOf(tx, ctx);
  const soldSince = dayStart(ctx.now, timeZone, WINDOW_DAYS);
  const rows = await tx.execute<Partial<Row> & { counts: Record<StockState, number> }>(sql`
    with o as materialized (${outlookOf(ctx, soldSince, narrowed)}),
    counts as (select json_build_object(${sql.join(
      STOCK_STATES.map((each) => sql`${sql.raw(`'${each}'`)}, count(*) filter (where ${inState[each]})`),
      sql`, `,
    )}) as counts from o),
    page as (select * from o where ${inState[state]} order by ${orderOf} limit ${limit})
    select counts.counts, o.machine_id as "machineId", m.name as machine, o.position, o.product_id as "productId", p.sku, p.name, o.capacity, o.assumed_since as "assumedSince", o.par, o.threshold,
           o.quantity, o.units, o.since, o.derived, o.aside, o.uncertain, o.sold_since_count as "soldSinceCount",
           (extract(epoch from o.last_sold_at) * 1000)::float8 as "lastSoldAt", (extract(epoch from o.counted_at) * 1000)::float8 as "lastCountAt"
      from counts
      left join (page o
        join machines m on m.tenant_id = ${ctx.tenantId} and m.id = o.machine_id
        join products p on p.tenant_id = ${ctx.tenantId} and p.id = o.product_id) on true
     order by ${orderOf}`);
  const none = Object.fromEntries(STOCK_STATES.map((each) => [each, 0])) as Record<StockState, number>;
  return {
    timeZone,
    soldSince,
    counts: rows[0]?.counts ?? none,
    positions: rows.flatMap(({ counts: _, ...row }) => (isWhole(row) ? [positionOf(row, soldSince, ctx.now)] : [])),
  };
}

const inState: Record<StockState, ReturnType<typeof sql>> = {
  all: sql`true`,
  empty: sql`o.quantity <= 0`,
  low: sql`o.quantity > 0 and o.quantity <= o.threshold`,
  soon: sql`o.days <= ${SOON_DAYS}`,
  doubtful: sql`o.distrusted`,
};

/** With no position at all, the counts stand alone. */
const isWhole = (row: Partial<Row>): row is Row => typeof row.machineId === "string";

function positionOf(
  { since, units, derived, aside, uncertain, soldSinceCount, quantity, ...row }: Row,
  window: number,
  now: number,
) {
  const perDay = velocity(units, since, window, now);
  const unmatched = derived + aside;
  return {
    ...row,
    quantity: shownStock(quantity),
    /** Below zero: more were sold than we know of. */
    ledger: quantity,
    band: stockBand(quantity, row.threshold, row.capacity),
    sold: units,
    perDay,
    daysUntilEmpty: daysUntilEmpty(quantity, perDay),
    /** Of what came to light since the last count: known from an audit alone, set aside, and told by a doubtful clock. */
    derived,
    aside,
    unmatched,
    uncertain,
    confidence: confidenceIn(
      {
        lastCountAt: row.lastCountAt,
        quantity,
        capacity: row.capacity,
        assumedSince: row.assumedSince,
        sold: soldSinceCount,
        unmatched,
        uncertain,
      },
      now,
    ),
  };
}
