import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { salesPage } from "#modules/inventory/queries/sales.ts";
import { salesReport } from "#modules/inventory/queries/sales-report.ts";
import { stockOutlook } from "#modules/inventory/queries/stock-outlook.ts";
import { anInstallation } from "../support/installation.ts";
import { aDexFile, aMachine, anOperator, aSale, PRICE } from "../support/machines.ts";
import { anOrganizationKey, rest } from "../support/rest.ts";

const { superuser } = await anInstallation();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.now();
const iso = (at: number) => new Date(at).toISOString();

describe("GET /sales", () => {
  it("lists what was sold, newest first, page by page, of a machine and of a time", async () => {
    const operator = await anOperator();
    const [machine, other] = [await aMachine(operator), await aMachine(operator)];
    const events = Array.from({ length: 7 }, (_, n) =>
      aSale({ event_id: `e${String(n)}`, sold_at: iso(NOW - (n + 1) * HOUR) }),
    );
    await machine.sell(events);
    await other.sell([aSale({ event_id: "other", sold_at: iso(NOW - 10 * HOUR) })]);
    const client = rest(operator, await anOrganizationKey(operator, ["sales:read"]));
    const ids = async (query: string) => {
      const { data, body } = await client.get(`/sales?${query}`);
      return {
        ids: (data as { event_id: string }[]).map(({ event_id }) => event_id),
        meta: body["meta"] as { next_cursor?: string },
      };
    };
    const first = await ids("limit=5");
    const second = await ids(`limit=5&cursor=${first.meta.next_cursor ?? ""}`);
    expect([...first.ids, ...second.ids]).toEqual(["e0", "e1", "e2", "e3", "e4", "e5", "e6", "other"]);
    expect(second.meta.next_cursor).toBeUndefined();
    expect((await ids(`machine_id=${other.id}`)).ids).toEqual(["other"]);
    expect((await ids(`from=${iso(NOW - 3 * HOUR)}&to=${iso(NOW - HOUR)}`)).ids).toEqual(["e1", "e2"]);
    const [sale] = (await client.get("/sales?limit=1")).data as object[];
    expect(sale).toEqual({
      id: expect.any(String),
      event_id: "e0",
      machine_id: machine.id,
      position: "A1",
      sku: expect.stringMatching(/^sku-/),
      quantity: 1,
      unit_price_minor: PRICE,
      currency: "ARS",
      payment: "card",
      sold_at: iso(NOW - HOUR),
      received_at: expect.any(String),
    });
  });

  it("needs its scope, and shows nobody else's", async () => {
    const [operator, stranger] = [await anOperator(), await anOperator()];
    const machine = await aMachine(stranger);
    await machine.sell([aSale()]);
    const client = rest(operator, await anOrganizationKey(operator, ["sales:read"]));
    expect((await client.get("/sales")).data).toEqual([]);
    expect((await client.get(`/sales?machine_id=${machine.id}`)).data).toEqual([]);
    expect((await client.get(`/machines/${machine.id}/stock-movements`)).status).toBe(404);
    const poor = rest(operator, await anOrganizationKey(operator, ["machines:read"]));
    expect((await poor.get("/sales")).status).toBe(403);
    expect((await rest(stranger, machine.key).get("/sales")).status).toBe(403);
  });
});

describe("GET /machines/{id}/stock-movements", () => {
  it("lists the lines that make the stock", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    await machine.count(NOW - 2 * HOUR, { A1: 5 });
    await machine.sell([aSale({ sold_at: iso(NOW - HOUR) })]);
    const client = rest(operator, await anOrganizationKey(operator, ["sales:read"]));
    const path = `/machines/${machine.id}/stock-movements`;
    expect((await client.get(path)).data).toMatchObject([
      { kind: "sale", quantity: -1, position: "A1", occurred_at: iso(NOW - HOUR) },
      { kind: "count_correction", quantity: 5, position: "A1", occurred_at: iso(NOW - 2 * HOUR) },
    ]);
    const page = await client.get(`${path}?limit=1`);
    const { next_cursor } = page.body["meta"] as { next_cursor: string };
    expect((await client.get(`${path}?limit=1&cursor=${next_cursor}`)).data).toMatchObject([{ quantity: 5 }]);
    expect((await client.get(`${path}?position=A2`)).data).toEqual([]);
  });
});

describe("the screens' figures", () => {
  it("add up by day of the institution, by machine and by product, and agree", async () => {
    const operator = await anOperator({ timeZone: "America/Argentina/Buenos_Aires" });
    const [machine, other] = [await aMachine(operator), await aMachine(operator, ["A1"])];
    const day =
      operator.at("2026-01-01T12:00") + Math.floor((NOW - operator.at("2026-01-01T12:00")) / DAY) * DAY - 3 * DAY;
    // A quarter to midnight there is the next day in UTC.
    await machine.sell([
      aSale({ sold_at: iso(day + 11.75 * HOUR), quantity: 2 }),
      aSale({ sold_at: iso(day + 12.25 * HOUR) }),
      aSale({ sold_at: iso(day), position: "A2", unit_price_minor: 1 }),
    ]);
    await other.sell([aSale({ sold_at: iso(day) })]);
    const date = (at: number) => new Intl.DateTimeFormat("en-CA", { timeZone: operator.timeZone }).format(at);
    const range = { period: "custom" as const, from: date(day), to: date(day + DAY) };
    const report = await operator.read((tx) => salesReport(tx, operator.as("director"), range));
    expect(report.buckets.map(({ key, now }) => ({ key, ...now }))).toEqual([
      {
        key: range.from,
        sales: 3,
        units: 4,
        minor: 3 * PRICE + 1,
        marginMinor: 3 * (PRICE - 10_000) + 1 - 10_000,
        uncosted: 0,
      },
      expect.objectContaining({ key: range.to, sales: 1, units: 1, minor: PRICE }),
    ]);
    const minors = [report.buckets, report.machines, report.products].map((rows) =>
      rows.reduce((sum, { now }) => sum + now.minor, 0),
    );
    expect(new Set(minors)).toEqual(new Set([4 * PRICE + 1]));
    expect(report.machines.map(({ id }) => id)).toEqual([machine.id, other.id]);
    const own = await operator.read((tx) =>
      salesReport(tx, operator.as("director"), { ...range, machineId: other.id }),
    );
    expect(own.machines).toMatchObject([{ id: other.id, now: { units: 1 } }]);
  });

  it("say how fast each position goes, when it is empty, and how far that can be believed", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    await machine.count(NOW - 7 * DAY, { A1: 30, A2: 30 });
    await machine.sell(
      Array.from({ length: 14 }, (_, n) => aSale({ sold_at: iso(NOW - 7 * DAY + (n + 1) * 0.4 * DAY) })),
    );
    await machine.sell([
      aSale({ position: "A2", clock: "uncertain", sold_at: iso(NOW - HOUR) }),
      aSale({ position: "A3" }),
    ]);
    const { positions } = await operator.read((tx) =>
      stockOutlook(tx, operator.as("technician", { now: NOW }), { machineId: machine.id }),
    );
    const outlook = positions.toSorted((a, b) => a.position.localeCompare(b.position));
    expect(outlook).toMatchObject([
      { position: "A1", quantity: 16, sold: 14, band: "enough", confidence: { level: "high", doubts: [] } },
      { position: "A2", quantity: 29, uncertain: 1, confidence: { level: "medium", doubts: ["uncertain_clock"] } },
      {
        position: "A3",
        quantity: 0,
        ledger: -1,
        band: "oversold",
        confidence: { level: "low", doubts: ["never_counted", "oversold"] },
      },
    ]);
    expect(outlook[0]?.perDay).toBeCloseTo(2, 1);
    expect(outlook[0]?.daysUntilEmpty).toBeCloseTo(8, 0);
  });

  it("doubt what only an audit knows", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator, ["A1"]);
    await machine.count(NOW - 10 * HOUR, { A1: 30 });
    await machine.dex(aDexFile({ A1: 1 }), NOW - 9 * HOUR);
    await machine.dex(aDexFile({ A1: 6 }), NOW - HOUR);
    const { positions } = await operator.read((tx) => stockOutlook(tx, operator.as("admin", { now: NOW })));
    expect(positions[0]).toMatchObject({
      quantity: 25,
      unmatched: 5,
      confidence: { level: "low", doubts: ["unmatched_sales"] },
    });
  });

  it("come from indexes, under row-level security", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    await machine.sell([aSale()]);
    await superuser.unsafe(`insert into sale_logs (tenant_id, id, machine_id, event_id, position, product_id, sku, quantity, unit_price_minor, currency, payment, sold_at, received_at, occurred_at, clock, source)
      select '${operator.tenantId}', gen_random_uuid(), '${machine.id}', 'bulk' || n, 'A1', '${machine.productIds[0] ?? ""}', 'x', 1, 1, 'ARS', 'card', now() - n * interval '1 minute', now(), now() - n * interval '1 minute', 'synced', 'event' from generate_series(1, 50000) n`);
    await superuser`analyze sale_logs`;
    const plan = await operator.read(async (tx) => {
      const rows = await tx.execute<{ "QUERY PLAN": string }>(
        sql`explain select id from sale_logs where tenant_id = ${operator.tenantId} and machine_id = ${machine.id}::uuid order by occurred_at desc, id desc limit 51`,
      );
      return rows.map((row) => row["QUERY PLAN"]).join("\n");
    });
    expect(plan).toMatch(/Index (Only )?Scan/);
    expect(plan).not.toMatch(/Seq Scan on sale_logs_\d+_\d+ .*rows=50/);
    const read = await operator.read(async (tx) => {
      await salesPage(tx, operator.as("admin"), { limit: 50 });
      const [counted] = await tx.execute<{ rows: string }>(
        sql`select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)) as rows from pg_stat_xact_user_tables where relname like 'sale_logs%'`,
      );
      return Number(counted?.rows);
    });
    expect(read).toBeLessThan(1000);
  });
});
