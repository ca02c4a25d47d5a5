import { describe, expect, it } from "vitest";
import { restoreSale } from "#modules/inventory/commands/restore-sale.ts";
import { setAsidePage } from "#modules/inventory/queries/set-aside.ts";
import { anInstallation } from "../support/installation.ts";
import { aDexFile, aMachine, anOperator, aSale, PRICE } from "../support/machines.ts";
import { rest } from "../support/rest.ts";

const { superuser } = await anInstallation();
const HOUR = 3_600_000;
const NOW = Date.now();
const T0 = NOW - 10 * HOUR;
const T1 = NOW - 6 * HOUR;
const T2 = NOW - 2 * HOUR;
const iso = (at: number) => new Date(at).toISOString();
const at = (when: number, changes: object = {}) => aSale({ sold_at: iso(when), ...changes });
const units = (sales: { quantity: number }[]) => sales.reduce((sum, { quantity }) => sum + quantity, 0);

describe("recordDex", () => {
  it("starts counting at the first file and derives the difference at the next", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    expect(await machine.dex(aDexFile({ A1: 40, A2: 7 }), T0)).toMatchObject({
      slotsRead: 2,
      salesDerived: 0,
      warnings: [],
    });
    expect(await machine.dex(aDexFile({ A1: 43, A2: 8 }), T1)).toMatchObject({ salesDerived: 4 });
    expect(await machine.stock()).toEqual({ A1: -3, A2: -1 });
    const sales = await machine.sales();
    expect(sales.every(({ source, unit_price_minor }) => source === "dex" && unit_price_minor === String(PRICE))).toBe(
      true,
    );
    for (const { occurred_at } of sales) {
      expect(Date.parse(occurred_at)).toBeGreaterThan(T0);
      expect(Date.parse(occurred_at)).toBeLessThanOrEqual(T1);
    }
  });

  it("answers the same file alike, even at once, and derives it once", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    await machine.dex(aDexFile({ A1: 1 }), T0);
    const file = aDexFile({ A1: 6 });
    const answers = await Promise.all(Array.from({ length: 6 }, () => machine.dex(file, T1)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ salesDerived: 5 });
    expect(await machine.stock()).toEqual({ A1: -5 });
  });

  it("counts nothing twice that came as an event", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    // Sold before the counting began: it is in no difference, whenever it comes.
    await machine.sell([at(T0 - HOUR)], T0 - HOUR);
    await machine.dex(aDexFile({ A1: 40 }), T0);
    await machine.sell([at(T0 - HOUR)], T0 + HOUR);
    await machine.sell([at(T0 + HOUR), at(T0 + 2 * HOUR, { quantity: 2 })], T0 + 3 * HOUR);
    expect(await machine.dex(aDexFile({ A1: 45 }), T1)).toMatchObject({ salesDerived: 2 });
    expect(await machine.stock()).toEqual({ A1: -7 });
  });

  it("lets an event that comes late take the place of a derived unit, and a person say otherwise", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    await machine.dex(aDexFile({ A1: 40 }), T0);
    expect(await machine.dex(aDexFile({ A1: 43 }), T1)).toMatchObject({ salesDerived: 3 });
    const late = [at(T0 + HOUR), at(T0 + HOUR, { quantity: 3 }), at(T0 + 2 * HOUR)];
    // One takes a unit; the second the two that are left, and is a sale of one; the third finds none.
    expect(await machine.sell(late)).toMatchObject({ recorded: 2, duplicates: 1 });
    expect(await machine.stock()).toEqual({ A1: -5 });
    expect(await machine.sell(late)).toMatchObject({ recorded: 0, duplicates: 3 });
    expect(await machine.stock()).toEqual({ A1: -5 });
    // What the audit had not seen either, the next one has: over both, counted is what was sold.
    expect(await machine.dex(aDexFile({ A1: 45 }), T2)).toMatchObject({ salesDerived: 0 });
    expect(units(await machine.sales())).toBe(5);
    const { sales } = await operator.read((tx) => setAsidePage(tx, operator.as("admin"), { limit: 50 }));
    expect(sales.map(({ reason }) => reason)).toEqual(["dex", "dex", "dex"]);
    expect(
      await restoreSale(operator.as("admin"), { id: sales[0]?.id ?? "", reason: "Vi salir el frasco" }),
    ).toMatchObject({ ok: true });
    expect(await machine.stock()).toEqual({ A1: -6 });
  });

  it("gives an event that the counter shows only later its place", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    await machine.dex(aDexFile({ A1: 40 }), T0);
    await machine.sell([at(T1 - 1000)], T1 - 1000);
    // Read a moment before that sale, heard a moment after it.
    expect(await machine.dex(aDexFile({ A1: 40 }, { price: PRICE + 1 }), T1)).toMatchObject({ salesDerived: 0 });
    expect(await machine.dex(aDexFile({ A1: 41 }), T2)).toMatchObject({ salesDerived: 0 });
    expect(await machine.stock()).toEqual({ A1: -1 });
  });

  it("gives a count in between its share of what was derived", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    await machine.dex(aDexFile({ A1: 40 }), T0);
    await machine.count((T0 + T1) / 2, { A1: 10 });
    await machine.dex(aDexFile({ A1: 44 }), T1);
    expect(await machine.stock()).toEqual({ A1: 8 });
  });

  it("derives nothing from counters that went back, nor twice from a file that was old", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    await machine.dex(aDexFile({ A1: 40 }), T0);
    await machine.dex(aDexFile({ A1: 50 }), T1);
    const old = await machine.dex(aDexFile({ A1: 45 }), T1 + HOUR);
    expect(old).toMatchObject({ salesDerived: 0, warnings: [{ code: "COUNTER_WENT_BACK", detail: "A1" }] });
    expect(await machine.dex(aDexFile({ A1: 52 }), T2)).toMatchObject({ salesDerived: 2 });
    expect(await machine.stock()).toEqual({ A1: -12 });
  });

  it("warns of selections that the planogram does not have, and reads the others", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator, ["A1"]);
    await machine.dex(aDexFile({ A1: 1, Z9: 1 }), T0);
    expect(await machine.dex(aDexFile({ A1: 2, Z9: 5 }), T1)).toMatchObject({
      slotsRead: 2,
      salesDerived: 1,
      warnings: [{ code: "UNKNOWN_POSITION", detail: "Z9" }],
    });
  });
});

describe("a file of several reports", () => {
  const warned = (answer: object) => ("warnings" in answer ? answer.warnings : answer);

  it("counts each report's difference, in whatever file it comes again", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    const [monday, tuesday, friday] = [aDexFile({ A1: 40 }), aDexFile({ A1: 43 }), aDexFile({ A1: 45, A2: 1 })];
    expect(await machine.dex(monday + tuesday, T0)).toMatchObject({ slotsRead: 1, salesDerived: 3, warnings: [] });
    expect(await machine.dex(tuesday.replaceAll("\r\n", "\n") + friday, T1)).toMatchObject({ slotsRead: 2 });
    expect(await machine.stock()).toEqual({ A1: -5 });
    expect(await machine.dex(monday + tuesday, T2)).toMatchObject({ salesDerived: 3 });
    expect(await machine.stock()).toEqual({ A1: -5 });
  });

  it("leaves out the one whose checksum is wrong, and says so", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    await machine.dex(aDexFile({ A1: 40 }), T0);
    const broken = aDexFile({ A1: 99 }).replace("PA2*99", "PA2*98");
    const answer = await machine.dex(aDexFile({ A1: 42 }) + broken, T1);
    expect(answer).toMatchObject({ ok: true, salesDerived: 2 });
    expect(warned(answer)).toEqual([{ code: "BAD_CHECKSUM" }]);
    expect(await machine.dex(broken + broken, T2)).toMatchObject({ ok: false, reason: "BAD_CHECKSUM" });
    expect(await machine.stock()).toEqual({ A1: -2 });
  });

  it("leaves out another machine's, and refuses a file of nothing else", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    await machine.dex(aDexFile({ A1: 40 }), T0);
    const foreign = aDexFile({ A1: 900 }, { serial: "CRN0002" });
    const answer = await machine.dex(foreign + aDexFile({ A1: 41 }), T1);
    expect(answer).toMatchObject({ ok: true, salesDerived: 1 });
    expect(warned(answer)).toEqual([{ code: "FOREIGN_SERIAL", detail: "CRN0002" }]);
    const refused = await rest(operator, machine.key).ask("POST", "/machine/dex", {
      raw: foreign,
      headers: { "content-type": "text/plain" },
    });
    expect(refused).toMatchObject({
      status: 422,
      error: { code: "FOREIGN_SERIAL", details: { serial: "CRN0002" } },
    });
    expect(await machine.stock()).toEqual({ A1: -1 });
  });

  it("takes a new controller's once a person wrote its serial number down", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator, ["A1"], { serial: "CRN0001" });
    expect(await machine.dex(aDexFile({ A1: 1 }, { serial: "NEW7" }), T0)).toMatchObject({ reason: "FOREIGN_SERIAL" });
    await machine.dex(aDexFile({ A1: 40 }), T0);
    await superuser`update machines set serial = 'new7' where id = ${machine.id}`;
    expect(await machine.dex(aDexFile({ A1: 3 }, { serial: "NEW7" }), T1)).toMatchObject({
      salesDerived: 0,
      warnings: [{ code: "COUNTER_WENT_BACK" }],
    });
    expect(await machine.dex(aDexFile({ A1: 5 }, { serial: "NEW7" }), T2)).toMatchObject({ salesDerived: 2 });
  });

  it("finds the planogram's positions however the controller spells them", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator, ["A1", "7"]);
    await machine.dex(aDexFile({ a1: 40, "07": 2 }), T0);
    expect(await machine.dex(aDexFile({ a1: 41, "07": 4 }), T1)).toMatchObject({ salesDerived: 3, warnings: [] });
    expect(await machine.stock()).toEqual({ A1: -1, "7": -2 });
  });
});

describe("POST /machine/dex", () => {
  const text = { "content-type": "text/plain" };
  it("answers as the contract says, refuses a bad checksum unless told to ignore it, and only warns of a wrong count", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    const client = rest(operator, machine.key);
    const post = (raw: string | Uint8Array) => client.ask("POST", "/machine/dex", { raw, headers: text });
    const first = await post(aDexFile({ A1: 1 }));
    expect(first.data).toEqual({ audit_id: expect.any(String), slots_read: 1, sales_derived: 0, warnings: [] });
    const broken = aDexFile({ A1: 9 }).replace("PA2*9", "PA2*8");
    const refused = await post(broken);
    expect([refused.status, refused.error.code]).toEqual([422, "BAD_CHECKSUM"]);
    await superuser`update machines set ignores_dex_checksum = true where id = ${machine.id}`;
    expect((await post(broken)).data).toMatchObject({ sales_derived: 7, warnings: [{ code: "BAD_CHECKSUM" }] });
    const miscounted = aDexFile({ A1: 9 }).replace(/SE\*\d+/, "SE*77");
    expect((await post(miscounted)).data).toMatchObject({
      sales_derived: 1,
      warnings: [{ code: "WRONG_SEGMENT_COUNT" }],
    });
  });

  it.each([
    ["nothing", "", 422],
    ["a page", "<html>", 422],
    ["a megabyte of stars", `ST*1*1\r\n${"*".repeat(1_000_000)}`, 200],
    ["many lines", `ST*1*1\r\n${"PA1*A1*1\r\nPA2*1*1\r\n".repeat(40_000)}`, 200],
    ["more than a megabyte", "x".repeat(1_048_577), 413],
    ["huge numbers", "ST*1*1\r\nPA1*A1*99999999999999999999\r\nPA2*999999999999*1\r\n", 200],
    ["control characters", "ST*1*1\r\nPA1*A\u00001*1\r\n\u0007", 200],
  ])("survives %s", async (_name, raw, status) => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    const answer = await rest(operator, machine.key).ask("POST", "/machine/dex", { raw, headers: text });
    expect(answer.status).toBe(status);
    expect(await machine.sales()).toEqual([]);
  });

  it("takes its bytes as they are, in whatever encoding the controller was built for", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    const file = Buffer.from(aDexFile({ A1: 1 }, { model: "Ca\xf1a" }), "latin1");
    const answer = await rest(operator, machine.key).ask("POST", "/machine/dex", { raw: file, headers: text });
    expect([answer.status, answer.data]).toMatchObject([200, { slots_read: 1, warnings: [] }]);
  });

  it("takes text alone", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    const answer = await rest(operator, machine.key).post("/machine/dex", { file: aDexFile({ A1: 1 }) });
    expect([answer.status, answer.error.code]).toEqual([415, "UNSUPPORTED_MEDIA_TYPE"]);
  });
});
