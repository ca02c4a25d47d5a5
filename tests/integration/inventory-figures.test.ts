import { describe, expect, it } from "vitest";
import { recordCount } from "#modules/inventory/commands/record-count.ts";
import { recordRefill } from "#modules/inventory/commands/record-refill.ts";
import { recordWaste } from "#modules/inventory/commands/record-waste.ts";
import { restoreSale } from "#modules/inventory/commands/restore-sale.ts";
import type { AsideFilter, SaleFilter } from "#modules/inventory/figures-schemas.ts";
import { exportSales } from "#modules/inventory/queries/export-sales.ts";
import { periodSpan } from "#modules/inventory/queries/period-span.ts";
import { saleLines, type SaleLine } from "#modules/inventory/queries/sale-lines.ts";
import { salesFile } from "#modules/inventory/queries/sales-file.ts";
import { salesReport } from "#modules/inventory/queries/sales-report.ts";
import { setAsideBeside } from "#modules/inventory/queries/set-aside-beside.ts";
import { stockLines } from "#modules/inventory/queries/stock-lines.ts";
import { stockView } from "#modules/inventory/queries/stock-view.ts";
import { newId } from "#lib/ids.ts";
import { anInstallation } from "../support/installation.ts";
import { aMachine, anOperator, aProduct, aSale, PRICE, type Operator, type TestMachine } from "../support/machines.ts";

await anInstallation();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Chosen anew each time; said when something fails. */
const SEED = Math.floor(Math.random() * 2 ** 31);
let state = SEED;
const random = (most: number): number => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
  return Math.floor((state / 0x80000000) * most);
};

const sumsOf = (lines: readonly SaleLine[]) => {
  const sums = { sales: lines.length, units: 0, minor: 0, marginMinor: 0, uncosted: 0 };
  for (const { quantity, unitPriceMinor, unitCostMinor } of lines) {
    sums.units += quantity;
    sums.minor += quantity * unitPriceMinor;
    if (unitCostMinor === null) sums.uncosted += quantity;
    else sums.marginMinor += quantity * (unitPriceMinor - unitCostMinor);
  }
  return sums;
};

/** Page by page, as a reader goes through them. */
async function allSales(operator: Operator, filter: SaleFilter) {
  const ctx = operator.as("director");
  const lines: SaleLine[] = [];
  let cursor: string | undefined;
  let total: unknown = null;
  do {
    const page = await operator.read((tx) => saleLines(tx, ctx, { ...filter, limit: 37, cursor }));
    total ??= page.total;
    lines.push(...page.lines);
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(new Set(lines.map(({ id }) => id)).size, `seed ${SEED}`).toBe(lines.length);
  expect(total).toEqual(sumsOf(lines));
  return sumsOf(lines);
}

/** Two months of sales at any time, some of them of many units, at any price, told late, or by a clock that was wrong. */
async function aHistory(operator: Operator, machine: TestMachine, sales: number) {
  const positions = ["A1", "A2", "A3"];
  const events = Array.from({ length: sales }, () =>
    aSale({
      position: positions[random(3)],
      quantity: random(10) === 0 ? 1 + random(6) : 1,
      unit_price_minor: random(PRICE * 2),
      clock: random(12) === 0 ? "uncertain" : "synced",
      sold_at: new Date(Date.now() - random(60 * DAY)).toISOString(),
    }),
  );
  for (let from = 0; from < events.length; from += 100) await machine.sell(events.slice(from, from + 100));
  const ctx = operator.as("technician", { now: Date.now() });
  for (let n = 0; n < 12; n++) {
    const items = [{ position: positions[random(3)] ?? "A1", quantity: 1 + random(40) }];
    const common = { requestId: newId(), machineId: machine.id, at: Date.now() - random(30 * DAY) };
    const done = await [
      () => recordCount(ctx, { ...common, items }),
      () => recordRefill(ctx, { ...common, items }),
      () => recordWaste(ctx, { ...common, items, note: "Rotos" }),
    ][random(3)]?.();
    expect(done).toMatchObject({ ok: true });
  }
}

async function anHistory() {
  const operator = await anOperator({ timeZone: "America/Argentina/Buenos_Aires" });
  const [machine, other] = [await aMachine(operator), await aMachine(operator)];
  await aHistory(operator, machine, 260);
  await aHistory(operator, other, 90);
  return { operator, machine, other };
}
const { operator, machine, other } = await anHistory();

describe("every figure of the sales screen is the sum of the lines behind it", () => {
  it.each([
    { period: "today" },
    { period: "7" },
    { period: "30" },
    { period: "30", machineId: machine.id },
    { period: "90", productId: machine.productIds[0] },
  ] as const)("%j", async (asked) => {
    const ctx = operator.as("director", { now: Date.now() });
    const report = await operator.read((tx) => salesReport(tx, ctx, asked));
    const narrowed = {
      machineId: "machineId" in asked ? asked.machineId : undefined,
      productId: "productId" in asked ? asked.productId : undefined,
    };
    const linesOf = (span: { since: number; before: number }, more: Partial<SaleFilter> = {}) =>
      allSales(operator, { since: span.since, before: span.before, ...narrowed, ...more });

    expect(await linesOf(report), `seed ${SEED}`).toEqual(report.total);
    expect(await linesOf(report.earlier)).toEqual(report.totalEarlier);
    for (const bucket of report.buckets.filter((_, n) => n % 5 === 0 || report.buckets.length < 10)) {
      expect(await linesOf(bucket)).toEqual(bucket.now);
      expect(await linesOf(bucket.earlier)).toEqual(bucket.then);
    }
    for (const { id, now, earlier } of report.machines) {
      expect(await linesOf(report, { machineId: id })).toEqual(now);
      expect(await linesOf(report.earlier, { machineId: id })).toEqual(earlier);
    }
    for (const { id, now } of report.products) expect(await linesOf(report, { productId: id })).toEqual(now);
    for (const rows of [report.buckets, report.machines, report.products]) {
      expect(rows.reduce((sum, { now }) => sum + now.minor, 0)).toBe(report.total.minor);
      expect(rows.reduce((sum, { now }) => sum + now.units, 0)).toBe(report.total.units);
    }
    expect((await linesOf(report, { only: "uncosted" })).units).toBe(report.total.uncosted);
    expect(report.total.sales > 0 || asked.period === "today").toBe(true);
  });
});

describe("the file", () => {
  const file = { timeZone: operator.timeZone, currency: "ARS", digits: 2, words: (key: string) => key };

  it.each([
    ["es-AR", ";", ","],
    ["en", ",", "."],
  ] as const)("in %s has each sale once, and adds up to the screen", async (locale, separator, decimal) => {
    const ctx = operator.as("director", { now: Date.now() });
    const report = await operator.read((tx) => salesReport(tx, ctx, { period: "90" }));
    const { filter } = periodSpan({ period: "90" }, ctx.now, operator.timeZone);
    let text = "";
    for await (const part of salesFile(ctx, filter, { ...file, locale }, 41)) text += part;
    expect(text.startsWith("\uFEFFcsv.heads.date")).toBe(true);
    const rows = text
      .trimEnd()
      .split("\r\n")
      .slice(1)
      .map((line) => line.split(separator));
    const minor = (cell = "") => Number(cell.replace(decimal, ""));
    expect(new Set(rows.map((row) => row.at(-1))).size).toBe(report.total.sales);
    expect(rows).toHaveLength(report.total.sales);
    expect(rows.reduce((sum, row) => sum + Number(row[6]), 0)).toBe(report.total.units);
    expect(
      rows.reduce((sum, row) => sum + minor(row[8]), 0),
      `seed ${SEED}`,
    ).toBe(report.total.minor);
    expect(rows.reduce((sum, row) => sum + minor(row[10]), 0)).toBe(report.total.marginMinor);
    const times = rows.map((row) => `${row[0] ?? ""} ${row[1] ?? ""}`);
    expect(times).toEqual(times.toSorted());
  });

  it("never holds a formula", async () => {
    const stranger = await anOperator();
    const evil = await aMachine(stranger, ["A1"], { name: '=HYPERLINK("http://x";"y")' });
    await evil.sell([aSale({ event_id: "@SUM(1)" })]);
    const { filter } = periodSpan({ period: "today" }, Date.now(), stranger.timeZone);
    let text = "";
    for await (const part of salesFile(
      stranger.as("admin", { now: Date.now() }),
      { ...filter, since: 0 },
      { ...file, locale: "es-AR" },
    ))
      text += part;
    const [, line = ""] = text.split("\r\n");
    expect(line).toContain(`;"'=HYPERLINK(""http://x"";""y"")";`);
    expect(line).toContain(";'@SUM(1);");
  });

  it("is nobody else's, and needs the permission", async () => {
    const stranger = await anOperator();
    const of = async (ctx: ReturnType<Operator["as"]>) =>
      (await Array.fromAsync(exportSales(ctx, { since: 0, machineId: machine.id }))).length;
    expect(await of(stranger.as("director", { now: Date.now() }))).toBe(0);
    await expect(of(operator.as("technician", { now: Date.now() }))).rejects.toThrow();
  });
});

describe("every figure of the stock screen is the sum of the lines behind it", () => {
  it("stock, what was sold, and what leaves doubts", async () => {
    const ctx = operator.as("director", { now: Date.now() });
    const view = await operator.read((tx) => stockView(tx, ctx, { state: "all", limit: 2000 }));
    expect(view.positions).toHaveLength(6);
    for (const each of view.positions) {
      const { machineId, position } = each;
      const read = async (soldSince?: number) => {
        let [sum, count, cursor]: [number, number, string | undefined] = [0, 0, undefined];
        let total: { lines: number; units: number } | null = null;
        do {
          const page = await operator.read((tx) =>
            stockLines(tx, ctx, { machineId, position, soldSince, limit: 23, cursor }),
          );
          if (!page.ok) throw new Error(page.reason);
          total ??= page.total;
          sum += page.lines.reduce((units, { quantity }) => units + quantity, 0);
          count += page.lines.length;
          cursor = page.next ?? undefined;
        } while (cursor);
        expect(total).toEqual({ lines: count, units: sum });
        return sum;
      };
      expect(await read(), `seed ${SEED}`).toBe(each.ledger);
      expect(each.quantity).toBe(Math.max(0, each.ledger));
      expect(await read(view.soldSince)).toBe(0 - each.sold);
      const after = each.lastCountAt === null ? {} : { after: Math.round(each.lastCountAt) };
      const doubtful = { since: view.soldSince, machineId, position, ...after };
      expect((await allSales(operator, { ...doubtful, only: "uncertain" })).units).toBe(each.uncertain);
      expect((await allSales(operator, { ...doubtful, only: "derived" })).units).toBe(each.unmatched);
    }
    const days = view.positions.map(({ daysUntilEmpty }) => daysUntilEmpty ?? Number.POSITIVE_INFINITY);
    expect(days).toEqual(days.toSorted((a, b) => a - b));
    expect(view.counts.all).toBe(6);
    const own = await operator.read((tx) => stockView(tx, ctx, { state: "all", limit: 2, machineId: other.id }));
    expect([own.positions.length, own.found]).toEqual([2, 3]);
  });
});

describe("a sale that was set aside", () => {
  it("is shown beside its original, and once restored is in every figure", async () => {
    const own = await anOperator();
    const productId = await aProduct(own);
    const echoing = await aMachine(own, ["A1"]);
    const soldAt = Date.now() - 10 * MINUTE;
    await echoing.sell([aSale({ event_id: "first", sold_at: new Date(soldAt).toISOString() })]);
    await echoing.sell([
      aSale({ event_id: "again", sold_at: new Date(soldAt + 12_000).toISOString(), clock: "uncertain" }),
    ]);
    const ctx = own.as("admin", { now: Date.now() });
    const list = () => own.read((tx) => setAsideBeside(tx, ctx, { limit: 20 }));
    const [aside] = (await list()).sales;
    expect(aside).toMatchObject({
      eventId: "again",
      machineId: echoing.id,
      sku: expect.not.stringMatching(productId) as string,
      original: { eventId: "first", soldAt, quantity: 1, unitPriceMinor: PRICE, clock: "synced", source: "event" },
      restoredBy: null,
    });
    const report = () => own.read((tx) => salesReport(tx, ctx, { period: "7" }));
    const behindAside = async (more: Partial<AsideFilter> = {}) => {
      const { since, before } = await report();
      const { total, sales } = await own.read((tx) =>
        setAsideBeside(tx, ctx, { since, before, waiting: true, limit: 20, ...more }),
      );
      expect(total?.lines).toBe(sales.length);
      return total;
    };
    expect(await behindAside()).toEqual({ lines: 1, units: 1 });
    expect(await behindAside({ productId: echoing.productIds[0], machineId: echoing.id })).toMatchObject({ lines: 1 });
    expect(await behindAside({ productId })).toMatchObject({ lines: 0 });
    expect(await behindAside({ before: soldAt - DAY })).toMatchObject({ lines: 0 });
    const [place] = (await own.read((tx) => stockView(tx, ctx, { state: "all", limit: 5 }))).positions;
    expect(place).toMatchObject({ aside: 1, derived: 0, unmatched: 1 });
    expect(await behindAside({ position: "A1", reasons: ["reboot", "sequence"] })).toMatchObject({
      units: place?.aside,
    });
    expect(await behindAside({ position: "A1", reasons: ["dex"] })).toMatchObject({ units: 0 });
    expect(await report()).toMatchObject({ aside: 1, total: { sales: 1, minor: PRICE } });
    expect(await restoreSale(ctx, { id: aside?.id ?? "", reason: "Vi salir los dos" })).toMatchObject({ ok: true });
    expect(await report()).toMatchObject({ aside: 0, total: { sales: 2, minor: 2 * PRICE } });
    expect(await behindAside()).toEqual({ lines: 0, units: 0 });
    expect((await list()).sales[0]).toMatchObject({
      restoredBy: expect.any(String) as string,
      restoredAt: expect.any(Number) as number,
    });
  });
});
