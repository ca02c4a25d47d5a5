import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { countSoldEarlier } from "#modules/inventory/commands/count-sold-earlier.ts";
import { makeSaleMonths } from "#modules/inventory/commands/make-sale-months.ts";
import { recordCount } from "#modules/inventory/commands/record-count.ts";
import { recordRefill } from "#modules/inventory/commands/record-refill.ts";
import { restoreSale } from "#modules/inventory/commands/restore-sale.ts";
import { isInState, worstFirst } from "#modules/inventory/domain/stock-order.ts";
import { STOCK_STATES } from "#modules/inventory/figures-schemas.ts";
import { salesReport } from "#modules/inventory/queries/sales-report.ts";
import { setAsidePage } from "#modules/inventory/queries/set-aside.ts";
import { stockOutlook } from "#modules/inventory/queries/stock-outlook.ts";
import { saveSettings } from "#modules/tenancy/commands/save-settings.ts";
import { anInstallation } from "../support/installation.ts";
import { aDexFile, aMachine, anOperator, aSale, PRICE, type Operator, type TestMachine } from "../support/machines.ts";

const { superuser } = await anInstallation();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOW = Date.now();
await makeSaleMonths(NOW);
await makeSaleMonths(NOW - 70 * DAY);
/** Chosen anew each time; said when something fails. */
const SEED = Math.floor(Math.random() * 2 ** 31);
let state = SEED;
const random = (most: number): number => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
  return Math.floor((state / 0x80000000) * most);
};

/** Lines and sums, day by day on the institution's wall, as text: equal or not. */
async function daysOf({ tenantId }: Operator) {
  const sums =
    "sum(sales)::text as sales, sum(units)::text as units, sum(minor)::text as minor, sum(margin_minor)::text as margin, sum(uncosted)::text as uncosted";
  const lines = (by: string) =>
    superuser.unsafe(`
    select day::text, id, ${sums} from (
      select (s.occurred_at at time zone o.time_zone)::date as day, s.${by} as id, 1 as sales, s.quantity as units, s.quantity * s.unit_price_minor as minor,
             coalesce(s.quantity * (s.unit_price_minor - s.unit_cost_minor), 0) as margin_minor, case when s.unit_cost_minor is null then s.quantity else 0 end as uncosted
        from sale_logs s join organizations o using (tenant_id) where s.tenant_id = '${tenantId}') s group by 1, 2 order by 1, 2`);
  const days = (table: string, by: string) =>
    superuser.unsafe(
      `select day::text, ${by} as id, ${sums} from ${table} where tenant_id = '${tenantId}' group by 1, 2 order by 1, 2`,
    );
  return {
    lines: { machines: [...(await lines("machine_id"))], products: [...(await lines("product_id"))] },
    sums: {
      machines: [...(await days("machine_sale_days", "machine_id"))],
      products: [...(await days("product_sale_days", "product_id"))],
    },
  };
}

/** Of each position what a sum over its lines says, beside what its row has kept. */
async function levelsOf({ tenantId }: Operator) {
  const kept = superuser`
    select machine_id, position, quantity, sold::int, sold_earlier::int, first_moved_at, counted_at from stock_levels where tenant_id = ${tenantId} order by 1, 2`;
  const summed = superuser`
    select l.machine_id, l.position, coalesce(sum(m.quantity), 0)::int as quantity, coalesce(-sum(m.quantity) filter (where m.kind = 'sale'), 0)::int as sold,
           coalesce(-sum(m.quantity) filter (where m.kind = 'sale' and m.occurred_at < l.earlier_than), 0)::int as sold_earlier, min(m.occurred_at) as first_moved_at,
           (select max(c.observed_at) from stock_counts c where c.tenant_id = l.tenant_id and c.machine_id = l.machine_id and c.position = l.position) as counted_at
      from stock_levels l left join stock_movements m on m.tenant_id = l.tenant_id and m.machine_id = l.machine_id and m.position = l.position
     where l.tenant_id = ${tenantId} group by l.tenant_id, l.machine_id, l.position, l.earlier_than order by 1, 2`;
  return { kept: [...(await kept)], summed: [...(await summed)] };
}

/** Sales at any time of two months, told at any time since, twice, by wrong clocks, read from audits, set aside and restored; counts and refills. */
async function aHistory(operator: Operator, machines: readonly TestMachine[], steps: number) {
  const position = () => ["A1", "A2", "A3"][random(3)] ?? "A1";
  const told: unknown[][] = [];
  for (let n = 0; n < steps; n++) {
    const machine = machines[random(machines.length)];
    if (!machine) continue;
    const at = NOW - random(60 * DAY);
    const sell = () => {
      const events = Array.from({ length: 1 + random(12) }, () =>
        aSale({
          position: position(),
          quantity: 1 + random(3),
          unit_price_minor: random(10) === 0 ? 1_000_000_000_000 : random(PRICE * 2),
          clock: random(6) === 0 ? "uncertain" : "synced",
          sold_at: new Date(at - random(2 * DAY)).toISOString(),
        }),
      );
      told.push(events);
      return machine.sell(events, Math.min(NOW, at + random(20 * DAY)));
    };
    const items = [{ position: position(), quantity: 1 + random(40) }];
    const desk = operator.as("technician", { now: NOW });
    const steps = [
      sell,
      sell,
      sell,
      () => machine.sell(told[random(told.length)] ?? [aSale()]),
      () => machine.dex(aDexFile({ A1: n * 3 + random(3), A2: n * 2 }), at),
      () => recordCount(desk, { requestId: newId(), machineId: machine.id, at, items }),
      () => recordRefill(desk, { requestId: newId(), machineId: machine.id, at, items }),
    ];
    await steps[random(steps.length)]?.();
  }
  const admin = operator.as("admin", { now: NOW });
  const { sales } = await operator.read((tx) => setAsidePage(tx, admin, { limit: 5, waiting: true }));
  for (const { id } of sales) await restoreSale(admin, { id, reason: "Se vendió de verdad" });
}

const anOperatorOf = (timeZone: string) => anOperator({ timeZone });

describe("the sums by day are those of the lines", () => {
  it.each(["America/Argentina/Buenos_Aires", "Pacific/Auckland", "America/St_Johns", "Pacific/Apia"])(
    "after any history, in %s",
    { timeout: 120_000 },
    async (timeZone) => {
      const operator = await anOperatorOf(timeZone);
      const machines = [await aMachine(operator), await aMachine(operator)];
      await aHistory(operator, machines, 60);
      const { lines, sums } = await daysOf(operator);
      expect(lines.machines.length).toBeGreaterThan(10);
      expect(sums, `seed ${String(SEED)}`).toEqual(lines);
      const levels = await levelsOf(operator);
      expect(levels.kept, `seed ${String(SEED)}`).toEqual(levels.summed);
    },
  );

  it("however many machines sell the same product at once", { timeout: 120_000 }, async () => {
    const operator = await anOperator();
    const first = await aMachine(operator, ["A1"]);
    const others = await Promise.all(Array.from({ length: 7 }, () => aMachine(operator, ["A1"])));
    const [productId = ""] = first.productIds;
    await superuser`update machine_slots set product_id = ${productId} where tenant_id = ${operator.tenantId}`;
    await Promise.all(
      [first, ...others].flatMap((machine) =>
        Array.from({ length: 5 }, () => machine.sell(Array.from({ length: 15 }, () => aSale()))),
      ),
    );
    const { lines, sums } = await daysOf(operator);
    expect(sums).toEqual(lines);
    expect(sums.products).toMatchObject([{ id: productId, sales: "600" }]);
  });

  it("on the other days of another zone, whatever is sold meanwhile", async () => {
    const operator = await anOperatorOf("America/Argentina/Buenos_Aires");
    const machine = await aMachine(operator);
    await aHistory(operator, [machine], 20);
    const before = await daysOf(operator);
    const settings = {
      name: "Operador",
      tagline: null,
      email: null,
      phone: null,
      address: null,
      currency: "ARS",
      locale: "es-AR" as const,
      accent: null,
    };
    await Promise.all([
      saveSettings(operator.as("admin"), { ...settings, timeZone: "Asia/Tokyo" }),
      ...Array.from({ length: 8 }, () => machine.sell([aSale({ sold_at: new Date(NOW - random(DAY)).toISOString() })])),
    ]);
    const after = await daysOf(operator);
    expect(after.sums, `seed ${String(SEED)}`).toEqual(after.lines);
    expect(after.sums.machines).not.toEqual(before.sums.machines);
  });

  it("and what was there before them is summed by the migration", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    await aHistory(operator, [machine], 25);
    const [was, levels] = [await daysOf(operator), await levelsOf(operator)];
    await superuser.unsafe(`delete from machine_sale_days; delete from product_sale_days;
      update stock_levels set sold_earlier = 0, earlier_than = 'epoch', first_moved_at = null, counted_at = null`);
    const name = readdirSync("drizzle").find((file) => file.endsWith("_guards_of_sums_by_day.sql")) ?? "";
    const migration = readFileSync(`drizzle/${name}`, "utf8");
    await superuser.unsafe(migration.slice(migration.lastIndexOf("DO $$")));
    expect((await daysOf(operator)).sums).toEqual(was.sums);
    const filled = await levelsOf(operator);
    expect(filled.kept).toEqual(filled.summed);
    expect(filled.kept.map(({ counted_at, first_moved_at }) => [counted_at, first_moved_at])).toEqual(
      levels.kept.map(({ counted_at, first_moved_at }) => [counted_at, first_moved_at]),
    );
  });
});

it("a price beyond all reason stops no other sale of its day", async () => {
  const operator = await anOperator();
  const machine = await aMachine(operator);
  const absurd = Array.from({ length: 400 }, () => aSale({ quantity: 10_000, unit_price_minor: 1_000_000_000_000 }));
  expect(await machine.sell(absurd)).toMatchObject({ recorded: 400 });
  expect(
    await machine.sell(absurd.map(() => aSale({ quantity: 10_000, unit_price_minor: 1_000_000_000_000 }))),
  ).toMatchObject({ recorded: 400 });
  expect(
    await machine.sell([
      ...absurd.map(() => aSale({ quantity: 10_000, unit_price_minor: 1_000_000_000_000 })),
      aSale(),
    ]),
  ).toMatchObject({ recorded: 401 });
  const { lines, sums } = await daysOf(operator);
  expect(sums).toEqual(lines);
});

it("nobody who serves writes a sum, or sees another's", async () => {
  const operator = await anOperator();
  const machine = await aMachine(operator);
  await machine.sell([aSale()]);
  const stranger = await anOperator();
  for (const table of ["machine_sale_days", "product_sale_days"]) {
    const count = async (who: Operator) => (await who.read((tx) => tx.execute(`select from ${table}`))).length;
    expect([await count(operator), await count(stranger)]).toEqual([1, 0]);
    await expect(operator.write((tx) => tx.execute(`update ${table} set sales = 9`))).rejects.toThrow();
    await expect(operator.write((tx) => tx.execute(`delete from ${table}`))).rejects.toThrow();
  }
  await expect(operator.read((tx) => tx.execute("select public.sum_sale_days_again()"))).rejects.toThrow();
});

describe("all stock, judged where it lies", () => {
  it(
    "is in the order and in the states that the judgement of a single position gives",
    { timeout: 120_000 },
    async () => {
      const operator = await anOperator();
      const machines = [await aMachine(operator), await aMachine(operator), await aMachine(operator)];
      await aHistory(operator, machines, 60);
      const ctx = operator.as("technician", { now: NOW });
      const all = await operator.read((tx) => stockOutlook(tx, ctx));
      expect(all.positions).toHaveLength(9);
      for (const [n, each] of all.positions.entries())
        if (n > 0)
          expect(worstFirst(all.positions[n - 1] ?? each, each), `seed ${String(SEED)}`).toBeLessThanOrEqual(0);
      for (const wanted of STOCK_STATES) {
        const found = all.positions.filter((each) => isInState(each, wanted));
        expect(all.counts[wanted], `${wanted}, seed ${String(SEED)}`).toBe(found.length);
        const page = await operator.read((tx) => stockOutlook(tx, ctx, { state: wanted, limit: 4 }));
        expect(page.positions).toEqual(found.slice(0, 4));
      }
    },
  );

  it("says the same before and after the line that parts old sales from new has moved", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    await aHistory(operator, [machine], 40);
    const read = () => operator.read((tx) => stockOutlook(tx, operator.as("technician", { now: NOW })));
    const before = await read();
    expect(before.positions.some(({ sold }) => sold > 0)).toBe(true);
    const job = { ...operator.as("job"), now: NOW };
    await countSoldEarlier(job);
    expect(await read()).toEqual(before);
    // And what is told late belongs to its own side.
    await machine.sell([40, 3].map((days) => aSale({ sold_at: new Date(NOW - days * DAY).toISOString() })));
    const levels = await levelsOf(operator);
    expect(levels.kept).toEqual(levels.summed);
    const units = (of: typeof before) => of.positions.reduce((sum, { sold }) => sum + sold, 0);
    expect(units(await read())).toBe(units(before) + 1);
    await countSoldEarlier({ ...job, now: NOW + 3 * DAY });
    expect((await levelsOf(operator)).kept).toEqual((await levelsOf(operator)).summed);
    expect(units(await read())).toBe(units(before) + 1);
  });
});

it("a report over a whole year is made of days", async () => {
  const operator = await anOperator();
  const machine = await aMachine(operator);
  await machine.sell([aSale({ sold_at: new Date(NOW - 50 * DAY).toISOString() }), aSale()]);
  // Whatever the lines say: nobody asks them.
  await superuser`update machine_sale_days set sales = sales + 100 where tenant_id = ${operator.tenantId}`;
  const ctx = operator.as("director", { now: NOW });
  const report = await operator.read((tx) => salesReport(tx, ctx, { period: "90" }));
  expect(report.total.sales).toBe(202);
});
