import { describe, expect, it } from "vitest";
import { crc16 } from "./checksum.ts";
import { type Audit, type AuditedSlot, derivedAt, derivedEventId, deriveSales } from "./derive-sales.ts";
import { ownPosition } from "./own-position.ts";
import { parseReports } from "./parse.ts";
import { isForeign } from "./serial.ts";

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

const parseDex = (text: string) => parseReports(text)[0] ?? null;

describe("crc16", () => {
  it("is CRC-16/ARC", () => {
    expect([crc16(""), crc16("123456789")]).toEqual([0, 0xbb3d]);
  });
});

describe("parseReports", () => {
  it("reads selections, counters and facts", () => {
    expect(parseDex(file())).toEqual({
      content: expect.stringMatching(/^ST\*001\*0001\r\nID1\*[^]*SE\*13\*0001\r\n$/) as string,
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

  it.each<[string, (text: string) => string]>([
    ["blank lines in between", (text) => text.replaceAll("\r\n", "\r\r\n\r\n")],
    ["lines printed with padding", (text) => text.replaceAll("\r\n", "   \r\n")],
    ["a byte order mark", (text) => `\xef\xbb\xbf${text}`],
    ["a frame around it", (text) => `\u0010\u0002${text}\u0010\u0003\u001a\u0000`],
    ["a reader's own lines around it", (text) => `MC5*Reader*List10\r\n${text}\r\nXX1*810-17122020 09:03:18`],
    ["its ends indented", (text) => text.replace("DXS", "   DXS").replace("G85", "  G85")],
    ["numbered sets", (text) => text.replace("SE*", "SE-1*")],
    ["segments of its maker after the end", (text) => text.replace("DXE", "CA17*0*5*87*0\r\n@$68*Total*895.20\r\nDXE")],
    ["no envelope", (text) => text.replace(/^DXS.*\r\n/, "").replace(/DXE.*/s, "")],
  ])("reads the same of a file with %s", (_name, shape) => {
    expect(parseDex(shape(file()))).toMatchObject({
      selections: [{ position: "A1", soldCount: 40 }, { position: "A2" }],
      facts: { serial: "CRN0001", paidCount: 60 },
      checksum: "right",
      warnings: [],
    });
  });

  it("reads small letters, and letters of other languages", () => {
    const body = BODY.map((line) => line.toLowerCase()).concat("pa1*\xf11*5*ca\xf1a", "pa2*1*5");
    expect(parseDex(file(body).toLowerCase())).toMatchObject({ checksum: "right", facts: { serial: "crn0001" } });
    expect(parseDex(file(body).toLowerCase())?.selections.map(({ position }) => position)).toEqual(["a1", "a2"]);
  });

  it("reads segments that are its maker's own over without a word, and a date of eight digits", () => {
    const body = [...BODY.slice(0, -1), "MA5*SW*1", "EA250705*020008***7425,2,10", "EA3**20261120*101530******22"];
    expect(parseDex(file(body))).toMatchObject({ warnings: [], facts: { readAt: "2026-11-20T10:15:30" } });
  });

  it("reads a file without ST that says whose it is, as an older reader leaves it", () => {
    const old = ["DXS*FAG *VA*1", "ID1*FAG1*EAGLE2*0", "PA1*01*40", "PA2*7*280", "DXE*1*0", "", "XX1*8100"].join("\n");
    expect(parseReports(old)).toMatchObject([
      {
        selections: [{ position: "01", soldCount: 7 }],
        facts: { serial: "FAG1" },
        checksum: "missing",
        warnings: [{ code: "MISSING_START" }, { code: "MISSING_CHECKSUM" }, { code: "MISSING_END" }],
      },
    ]);
  });

  it("judges each report of a file by itself: what is cut short, what is wrong, and what is whole", () => {
    const of = (serial: string) => BODY.map((line) => line.replace("CRN0001", serial));
    const wrong = file(of("CRN0002"), { crc: "0000" });
    const cut = ["DXS*9252131001*VA*V1/6*1", ...of("CRN0003").slice(0, 6)].join("\r\n");
    const found = parseReports(`${file(of("CRN0001"))}${wrong}${cut}\r\n${file(of("CRN0004"))}`);
    expect(found.map(({ facts: { serial }, checksum, selections }) => [serial, checksum, selections.length])).toEqual([
      ["CRN0001", "right", 2],
      ["CRN0002", "wrong", 2],
      ["CRN0003", "missing", 1],
      ["CRN0004", "right", 2],
    ]);
  });

  it("tells sets within one envelope apart, and knows a report again in another file", () => {
    const sets = (text: string) => text.replace(/^DXS.*\r\n/, "").replace(/DXE.*/s, "");
    const envelope = `DXS*9252131001*VA*V1/6*1\r\n${sets(file())}${sets(file([...BODY, "PA1*A9*1", "PA2*1*1"]))}DXE*1*2\r\n`;
    const found = parseReports(envelope);
    expect(found.map(({ checksum, selections }) => [checksum, selections.length])).toEqual([
      ["right", 2],
      ["right", 3],
    ]);
    expect(found[0]?.content).toBe(parseDex(file().replaceAll("\r\n", "\n"))?.content);
  });

  it("reads a hostile megabyte at once, and no more of it than a machine can have", () => {
    const many = Array.from({ length: 30_000 }, (_, n) => `PA1*${String(n)}*1\r\nPA2*1*1`).join("\r\n");
    const before = process.cpuUsage();
    expect(parseDex(`ST*1*1\r\n${many}`)?.selections).toHaveLength(2000);
    expect(parseDex(`ST*1*1\r\n${"*".repeat(1_000_000)}`)?.selections).toEqual([]);
    expect(parseReports("ST*1*1\r\nPA1*A1*1\r\n".repeat(4000))).toHaveLength(32);
    for (const byte of ["\u0001", " ", "A"]) parseReports(`ST*1*1\r\n${`a${byte.repeat(998)}b\r\n`.repeat(300)}`);
    const { user } = process.cpuUsage(before);
    expect(user / 1000).toBeLessThan(4000);
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

describe("isForeign", () => {
  it.each<[string, string | undefined, (string | null)[], boolean]>([
    ["the machine's own", "CRN0001", ["CRN0001", null], false],
    ["its own, written otherwise", " crn0001", ["CRN0001"], false],
    ["one of two by which it is known", "CRN0001", ["label 7", "CRN0001"], false],
    ["another", "CRN0002", ["CRN0001"], true],
    ["another, and a person knows it by that", "CRN0002", ["CRN0001", "CRN0002"], false],
    ["none is known yet", "CRN0002", [null, ""], false],
    ["it names none", undefined, ["CRN0001"], false],
    ["a controller that was never given one", "0000000000", ["CRN0001"], false],
    ["nor was this one", "CRN0001", ["0"], false],
  ])("%s", (_name, serial, known, foreign) => {
    expect(isForeign(serial, known)).toBe(foreign);
  });
});

describe("ownPosition", () => {
  const positions = new Set(["A1", "1", "B01", "C1", "c1"]);
  it.each([
    ["A1", "A1"],
    ["a1", "A1"],
    ["01", "1"],
    ["b01", "B01"],
    ["c1", "c1"],
    ["0C1", "0C1"],
    ["Z9", "Z9"],
    ["0", "0"],
  ])("%s is %s", (selection, position) => {
    expect(ownPosition(selection, positions)).toBe(position);
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
