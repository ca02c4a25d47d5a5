import { gzipSync } from "node:zlib";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { moveMachine, stockJobs } from "../support/machine-facts.ts";
import { anInstallation } from "../support/installation.ts";
import { aMachine, anOperator, aSale, aSite, PRICE } from "../support/machines.ts";
import { rest } from "../support/rest.ts";

const { superuser } = await anInstallation();
const HOUR = 3_600_000;
const iso = (at: number) => new Date(at).toISOString();
const statuses = ({ results }: { results: { status: string }[] }) => results.map(({ status }) => status);

describe("recordSales", () => {
  it("counts each event once, for ever, and shows what is left", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    await machine.count(Date.now() - HOUR, { A1: 10 });
    const sale = aSale();
    const other = aSale({ quantity: 2 });
    expect(await machine.sell([sale, other, sale])).toMatchObject({
      recorded: 2,
      duplicates: 1,
      rejected: 0,
      results: [
        { eventId: sale.event_id, status: "recorded", remainingStock: 7 },
        { eventId: other.event_id, status: "recorded", remainingStock: 7 },
        { eventId: sale.event_id, status: "duplicate", remainingStock: 7 },
      ],
    });
    expect(statuses(await machine.sell([other, sale]))).toEqual(["duplicate", "duplicate"]);
    expect(await machine.stock()).toEqual({ A1: 7 });
    expect(await machine.sales()).toHaveLength(2);
  });

  it("is bothered by no bad event", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    const bad: [object | string | null, string, string][] = [
      [aSale({ position: "Z9" }), "UNKNOWN_POSITION", "position"],
      [aSale({ position: "Z".repeat(200) }), "UNKNOWN_POSITION", "position"],
      [aSale({ sold_at: iso(Date.now() + 25 * HOUR) }), "CLOCK_AHEAD", "sold_at"],
      [aSale({ quantity: 0 }), "VALIDATION_ERROR", "quantity"],
      [aSale({ quantity: -1 }), "VALIDATION_ERROR", "quantity"],
      [aSale({ quantity: 1.5 }), "VALIDATION_ERROR", "quantity"],
      [aSale({ quantity: 1e300 }), "VALIDATION_ERROR", "quantity"],
      [aSale({ unit_price_minor: -1 }), "VALIDATION_ERROR", "unit_price_minor"],
      [aSale({ unit_price_minor: 1e15 }), "VALIDATION_ERROR", "unit_price_minor"],
      [aSale({ sold_at: "yesterday" }), "VALIDATION_ERROR", "sold_at"],
      [aSale({ event_id: "" }), "VALIDATION_ERROR", "event_id"],
      [aSale({ event_id: "x".repeat(65) }), "VALIDATION_ERROR", "event_id"],
      [aSale({ event_id: "a\0b" }), "VALIDATION_ERROR", "event_id"],
      [aSale({ event_id: "\ud800" }), "VALIDATION_ERROR", "event_id"],
      [aSale({ payment: "shells" }), "VALIDATION_ERROR", "payment"],
      [aSale({ seq: -1 }), "VALIDATION_ERROR", "seq"],
      ["a sale", "VALIDATION_ERROR", ""],
      [null, "VALIDATION_ERROR", ""],
      [{}, "VALIDATION_ERROR", "event_id"],
    ];
    const answer = await machine.sell([aSale(), ...bad.map(([event]) => event), aSale()]);
    expect(answer).toMatchObject({ recorded: 2, duplicates: 0, rejected: bad.length });
    expect(answer.results.slice(1, -1)).toEqual(
      bad.map(([, code, field]) => expect.objectContaining({ status: "rejected", code, field })),
    );
    expect(await machine.stock()).toEqual({ A1: -2 });
  });

  it("keeps times that no calendar can hold apart", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    const years = ["0000-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "1970-01-01T00:00:05Z"];
    expect(await machine.sell(years.map((sold_at) => aSale({ sold_at })))).toMatchObject({ recorded: 3 });
    const sales = await machine.sales();
    for (const { occurred_at } of sales) expect(Date.now() - Date.parse(occurred_at)).toBeLessThan(60_000);
  });

  it("records what was sold beyond the stock, and shows none", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    await machine.count(Date.now() - HOUR, { A1: 1 });
    const answer = await machine.sell([aSale({ quantity: 3 })]);
    expect(answer.results).toMatchObject([{ status: "recorded", remainingStock: 0 }]);
    expect(await machine.stock()).toEqual({ A1: -2 });
  });

  it("tells those who watch only when a line is crossed", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    await machine.count(Date.now() - HOUR, { A1: 6 });
    const told = async () => (await stockJobs(superuser, machine.id)) - before;
    const before = await stockJobs(superuser, machine.id);
    await machine.sell([aSale({ quantity: 3 })]);
    expect(await told()).toBe(0);
    await machine.sell([aSale()]); // 2 left: low
    expect(await told()).toBe(1);
    await machine.sell([aSale()]); // 1 left: still low
    expect(await told()).toBe(1);
    await machine.sell([aSale()]); // none
    expect(await told()).toBe(2);
    await machine.sell([aSale()]); // fewer than none
    expect(await told()).toBe(3);
    await machine.count(Date.now(), { A1: 8 }); // back
    expect(await told()).toBe(4);
  });

  it("keeps the product and the price of a position that has left, and of a product put away", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator, ["A1", "A2"]);
    await operator.write(async (tx) => {
      await tx.execute(
        sql`update machine_slots set removed_at = now() where machine_id = ${machine.id} and position = 'A1'`,
      );
      await tx.execute(sql`update products set archived_at = now() where id = ${machine.productIds[1] ?? ""}`);
    });
    const answer = await machine.sell([aSale({ unit_price_minor: 777 }), aSale({ position: "A2" })]);
    expect(answer).toMatchObject({ recorded: 2 });
    expect(await machine.sales()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ position: "A1", product_id: machine.productIds[0], unit_price_minor: "777" }),
        expect.objectContaining({ position: "A2", product_id: machine.productIds[1], unit_price_minor: String(PRICE) }),
      ]),
    );
  });

  it("counts what is sold while the product is put away, the position given to another and the machine moved", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    const other = await aMachine(operator);
    const elsewhere = await aSite(operator, "Otra sede");
    const product = other.productIds[0] ?? "";
    const selling = Array.from({ length: 40 }, () => machine.sell([aSale(), aSale()]));
    const changing = (async () => {
      for (const site of [elsewhere, operator.siteId, elsewhere]) await moveMachine(operator, machine.id, site);
      await operator.write(async (tx) => {
        await tx.execute(sql`update products set archived_at = now() where id = ${machine.productIds[0] ?? ""}`);
        await tx.execute(
          sql`update machine_slots set product_id = ${product}::uuid where machine_id = ${machine.id} and position = 'A1'`,
        );
      });
    })();
    const answers = await Promise.all(selling);
    await changing;
    expect(answers.flatMap(statuses).every((status) => status === "recorded")).toBe(true);
    const sales = await machine.sales();
    expect(sales).toHaveLength(80);
    expect(await machine.stock()).toEqual({ A1: -80 });
    expect(new Set(sales.map(({ site_id }) => site_id)).isSubsetOf(new Set([operator.siteId, elsewhere]))).toBe(true);
    expect((await machine.sell([aSale()])).recorded).toBe(1);
    const [last] = (await machine.sales()).filter((sale) => !sales.some(({ event_id }) => event_id === sale.event_id));
    expect(last).toMatchObject({ site_id: elsewhere, product_id: product });
  });

  it("lets two batches with the same ids race, and counts each once", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    const events = Array.from({ length: 100 }, () => aSale());
    for (let round = 0; round < 5; round++) {
      const fresh = events.slice(round * 20, round * 20 + 20);
      const [some, others] = await Promise.all([machine.sell(fresh), machine.sell(fresh.toReversed())]);
      expect(some.recorded + others.recorded).toBe(20);
      expect(some.duplicates + others.duplicates).toBe(20);
    }
    expect(await machine.stock()).toEqual({ A1: -100 });
  });
});

describe("a machine that tells all at once", () => {
  it("waits for itself and keeps nobody else waiting", async () => {
    const operator = await anOperator();
    const [eager, other] = [await aMachine(operator), await aMachine(operator)];
    const telling: Promise<unknown>[] = [];
    let sold = 0;
    await superuser.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(hashtextextended(${`stock ${operator.tenantId} ${eager.id}`}::text, 0))`;
      // More than the pool has connections.
      for (let n = 0; n < 60; n++) telling.push(eager.sell([aSale()]).then(() => sold++));
      expect(await other.sell([aSale()])).toMatchObject({ recorded: 1 });
      expect(sold).toBe(0);
    });
    await Promise.all(telling);
    expect(await eager.stock()).toEqual({ A1: -60 });
  });
});

describe("POST /machine/sales", () => {
  it("answers as the contract says, in the language asked for", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    const client = rest(operator, machine.key);
    const sale = aSale({ seq: 7, clock: "synced" });
    const answer = await client.post(
      "/machine/sales",
      { events: [sale, sale, aSale({ position: "Z9" })] },
      { headers: { "accept-language": "en" } },
    );
    expect(answer.status).toBe(200);
    expect(answer.data).toEqual({
      recorded: 1,
      duplicates: 1,
      rejected: 1,
      results: [
        { event_id: sale.event_id, status: "recorded", remaining_stock: 0 },
        { event_id: sale.event_id, status: "duplicate", remaining_stock: 0 },
        expect.objectContaining({
          status: "rejected",
          error: { code: "UNKNOWN_POSITION", message: "The machine has no such position: Z9.", field: "position" },
        }),
      ],
    });
  });

  it.each([
    ["no events", { events: [] }],
    ["501 events", { events: Array.from({ length: 501 }, () => aSale()) }],
    ["no list", { events: "all" }],
    ["nothing", {}],
  ])("refuses %s", async (_name, body) => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    const answer = await rest(operator, machine.key).post("/machine/sales", body);
    expect([answer.status, answer.error.code]).toEqual([422, "VALIDATION_ERROR"]);
    expect(await machine.sales()).toEqual([]);
  });

  it.each([
    ["a hundred megabytes", 413, "PAYLOAD_TOO_LARGE", {}, () => " ".repeat(100 * 1024 * 1024)],
    ["a bomb", 415, "UNSUPPORTED_MEDIA_TYPE", { "content-encoding": "gzip" }, () => gzipSync(Buffer.alloc(50_000_000))],
    ["no JSON", 400, "MALFORMED_REQUEST", {}, () => "{"],
  ])("refuses %s", async (_name, status, code, headers, body) => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    const answer = await rest(operator, machine.key).ask("POST", "/machine/sales", { raw: body(), headers });
    expect([answer.status, answer.error.code]).toEqual([status, code]);
    expect(await machine.sales()).toEqual([]);
  });

  it("takes 500 events in one go", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    const answer = await rest(operator, machine.key).post("/machine/sales", {
      events: Array.from({ length: 500 }, () => aSale()),
    });
    expect(answer.data).toMatchObject({ recorded: 500 });
    expect(await machine.stock()).toEqual({ A1: -500 });
  });

  it("lets a key reach its own machine alone", async () => {
    const [operator, stranger] = [await anOperator(), await anOperator()];
    const [machine, neighbour, foreign] = [
      await aMachine(operator),
      await aMachine(operator),
      await aMachine(stranger),
    ];
    const sale = aSale();
    for (const [whose, it] of [
      [operator, machine],
      [operator, neighbour],
      [stranger, foreign],
    ] as const)
      expect((await rest(whose, it.key).post("/machine/sales", { events: [sale] })).data).toMatchObject({
        recorded: 1,
      });
    for (const it of [machine, neighbour, foreign]) expect(await it.stock()).toEqual({ A1: -1 });
    const wrongHost = await rest(stranger, machine.key).post("/machine/sales", { events: [aSale()] });
    expect(wrongHost.status).toBe(401);
  });
});
