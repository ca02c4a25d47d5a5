import { describe, expect, it } from "vitest";
import { crc16 } from "./checksum.ts";
import { type Audit, type AuditedSlot, derivedAt, derivedEventId, deriveSales } from "./derive-sales.ts";
import { parseDex } from "./parse.ts";

const BODY = [
  "ST*001*0001",
  "ID1*CRN0001*BevMax4*0201*Hall*User*77",
  "CB1*CB77*BoardX*0300",
  "VA1*15000*60*1500*6",
  "PA1*A1*250",
  "PA2*40*10000*4*1000",
  "PA5*0",
  "PA1*A2*250*sku-2",
  "PA2*20*5000",
  "EA2*EGS*3",
  "EA3*5*261120*101530",
];
const sum = (lines: string[]) => crc16(lines.map((line) => `${line}\r\n`).join(""));
const hex = (value: number) => value.toString(16).toUpperCase().padStart(4, "0");
const file = (body = BODY, { crc = hex(sum(body)), count = body.length + 2 } = {}) =>
  ["DXS*9252131001*VA*V1/6*1", ...body, `G85*${crc}`, `SE*${String(count)}*0001`, "DXE*1*1", ""].join("\r\n");

describe("crc16", () => {
  it("is CRC-16/ARC", () => {
    expect([crc16(""), crc16("123456789")]).toEqual([0, 0xbb3d]);
  });
});

describe("parseDex", () => {
  it("reads selections, counters and facts", () => {
    expect(parseDex(file())).toEqual({
      selections: [
        { position: "A1", priceMinor: 250, soldCount: 40, soldValueMinor: 10_000 },
        { position: "A2", priceMinor: 250, soldCount: 20, soldValueMinor: 5000 },
      ],
      facts: {
        serial: "CRN0001",
        model: "BevMax4",
        software: "0300",
        controlNumber: "0001",
        paidCount: 60,
        paidValueMinor: 15_000,
        readAt: "2026-11-20T10:15:30",
        events: [{ id: "EGS", count: 3 }],
      },
      checksum: "right",
      warnings: [],
    });
  });

  it.each([
    ["lines ended by LF alone", file().replaceAll("\r\n", "\n"), "right"],
    ["lines ended by CR alone", file().replaceAll("\r\n", "\r"), "right"],
    ["a small-letter sum", file(BODY, { crc: hex(sum(BODY)).toLowerCase() }), "right"],
    ["a changed digit", file().replace("PA2*40", "PA2*41"), "wrong"],
    ["a sum that is none", file(BODY, { crc: "zz" }), "wrong"],
    ["no sum", file().replace(/G85.*\r\n/, ""), "missing"],
  ])("judges the checksum of %s", (_name, text, checksum) => {
    expect(parseDex(text)?.checksum).toBe(checksum);
  });

  it.each<[string, string, object[]]>([
    ["a wrong count", file(BODY, { count: 99 }), [{ code: "WRONG_SEGMENT_COUNT", detail: "99 / 13" }]],
    ["no end", file().replace(/SE\*.*/s, ""), [{ code: "MISSING_END" }]],
    ["a wrong sum", file(BODY, { crc: "0000" }), [{ code: "BAD_CHECKSUM" }]],
    ["noise", file([...BODY, "~~\u0001~~"]), [{ code: "UNREADABLE_LINE", detail: "1" }]],
    ["a counter of nothing", file(["ST*001*0001", "PA2*4*4"]), [{ code: "COUNTER_WITHOUT_SELECTION", detail: "1" }]],
    [
      "a counter that is none",
      file([...BODY, "PA1*A3*5", "PA2*9999999999999*1"]),
      [{ code: "COUNTER_WITHOUT_SELECTION", detail: "1" }],
    ],
    ["a selection twice", file([...BODY, "PA1*A1*1", "PA2*7*7"]), [{ code: "SELECTION_TWICE", detail: "A1" }]],
    [
      "a nameless selection",
      file([...BODY, "PA1**1", "PA2*7*7"]),
      [{ code: "COUNTER_WITHOUT_SELECTION", detail: "1" }],
    ],
  ])("warns of %s", (_name, text, warnings) => {
    expect(parseDex(text)?.warnings).toEqual(warnings);
  });

  it.each([
    ["nothing", ""],
    ["no ST", "DXS*1\r\nPA1*A1*1\r\n"],
    ["nothing after ST", "ST*001*0001"],
    ["a page", "<!doctype html>\n<p>ST*</p>"],
  ])("%s is no such file", (_name, text) => {
    expect(parseDex(text)).toBeNull();
  });

  it("leaves out facts that are not there or cannot be", () => {
    expect(parseDex("ST*001\r\nEA3*1*269999*9999\r\nID1* *\u00e9")?.facts).toEqual({});
  });

  it("reads a hostile megabyte at once, and no more of it than a machine can have", () => {
    const many = Array.from({ length: 30_000 }, (_, n) => `PA1*${String(n)}*1\r\nPA2*1*1`).join("\r\n");
    const before = process.cpuUsage();
    expect(parseDex(`ST*1*1\r\n${many}`)?.selections).toHaveLength(2000);
    expect(parseDex(`ST*1*1\r\n${"*".repeat(1_000_000)}`)?.selections).toEqual([]);
    const { user } = process.cpuUsage(before);
    expect(user / 1000).toBeLessThan(500);
  });
});

const AT = 1_000_000;
const slot = (changes: Partial<AuditedSlot> = {}): AuditedSlot => ({
  position: "A1",
  priceMinor: 250,
  soldCount: 40,
  soldValueMinor: 10_000,
  derived: 0,
  owed: 0,
  since: 5,
  ...changes,
});
const audit = (soldCount: number, previous: AuditedSlot[] | null, changes: Partial<Audit> = {}) =>
  deriveSales({
    at: AT,
    selections: [{ position: "A1", priceMinor: 250, soldCount, soldValueMinor: soldCount * 250 }],
    previous,
    positions: new Set(["A1"]),
    told: new Map(),
    ...changes,
  });

describe("deriveSales", () => {
  it("starts counting at the first audit", () => {
    const { slots, sales } = audit(40, null);
    expect([slots, sales]).toEqual([[slot({ since: AT })], []]);
  });

  it.each<[string, number, Partial<AuditedSlot>, number, number, number]>([
    // name, counter, left by the last, told, derived, owed
    ["the difference", 43, {}, 0, 3, 0],
    ["less what was told", 43, {}, 2, 1, 0],
    ["nothing when all was told", 43, {}, 3, 0, 0],
    ["told before the counter shows it", 43, {}, 4, 0, -1],
    ["which the next audit remembers", 44, { owed: -1 }, 0, 3, 0],
    ["nothing when nothing moved", 40, {}, 0, 0, 0],
    ["an old file in between changes nothing", 45, { soldCount: 10, high: 40 }, 0, 5, 0],
    ["a counter that began anew goes on", 14, { soldCount: 10, high: 40 }, 0, 4, 0],
  ])("derives %s", (_name, counter, left, told, derived, owed) => {
    const { slots, sales } = audit(counter, [slot(left)], { told: new Map([["A1", told]]) });
    expect(slots).toEqual([slot({ soldCount: counter, soldValueMinor: counter * 250, derived, owed })]);
    expect(sales.map(({ units }) => units)).toEqual(derived > 0 ? [derived] : []);
  });

  it.each<[string, number, AuditedSlot[] | null, Partial<Audit>, string]>([
    ["a counter that went back", 3, [slot()], {}, "COUNTER_WENT_BACK"],
    ["a counter that leapt", 40_041, [slot()], {}, "IMPLAUSIBLE_COUNT"],
    ["a position that nobody knows", 43, [slot()], { positions: new Set() }, "UNKNOWN_POSITION"],
  ])("derives nothing from %s, says so, and starts again there", (_name, counter, previous, changes, code) => {
    const { slots, sales, warnings } = audit(counter, previous, changes);
    expect(sales).toEqual([]);
    expect(warnings).toEqual([{ code, detail: "A1" }]);
    expect(slots[0]).toMatchObject({ soldCount: counter, since: AT, owed: 0, derived: 0 });
  });

  it("remembers where a counter stood that went back", () => {
    expect(audit(3, [slot()]).slots[0]?.high).toBe(40);
    expect(audit(3, [slot({ soldCount: 5, high: 40 })]).slots[0]?.high).toBe(40);
  });

  it("derives no more from a file than a machine can have sold", () => {
    const names = ["A1", "A2"];
    const counters = (soldCount: number) => names.map((position) => slot({ position, soldCount }));
    const { sales, warnings } = audit(0, counters(0), { selections: counters(9000), positions: new Set(names) });
    expect([sales.length, warnings]).toEqual([1, [{ code: "IMPLAUSIBLE_COUNT", detail: "A2" }]]);
  });

  it.each<[string, number | null, number | null, number | null]>([
    ["what was taken for each", 10_000, 10_900, 300],
    ["the file's price if that is not even", 10_000, 10_901, 250],
    ["or went back", 10_000, 9000, 250],
    ["or is not told", null, 10_900, 250],
  ])("prices a unit by %s", (_name, then, now, price) => {
    const selections = [{ position: "A1", priceMinor: 250, soldCount: 43, soldValueMinor: now }];
    expect(audit(43, [slot({ soldValueMinor: then })], { selections }).sales[0]?.unitPriceMinor).toBe(price);
  });
});

describe("derived units", () => {
  it("have ids that fit", () => {
    expect(derivedEventId("0".repeat(36), "P".repeat(16), 10_000)).toHaveLength(63);
  });

  it("are spread between the audits", () => {
    expect([1, 2, 3, 4].map((n) => derivedAt(1000, 2000, n, 4))).toEqual([1125, 1375, 1625, 1875]);
  });
});
