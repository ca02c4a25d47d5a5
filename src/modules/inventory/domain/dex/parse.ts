import { crc16 } from "./checksum.ts";
import { MOST_REPORTS, type RawReport, readSegments, type Segment, splitReports } from "./segments.ts";

/** What a controller's audit file says of one selection, since it was first switched on. */
export type DexSelection = {
  position: string;
  priceMinor: number | null;
  soldCount: number;
  soldValueMinor: number | null;
};

export type DexWarning = { code: DexWarningCode; detail?: string };
export type DexWarningCode =
  | "BAD_CHECKSUM"
  | "FOREIGN_SERIAL"
  | "MISSING_START"
  | "MISSING_CHECKSUM"
  | "WRONG_SEGMENT_COUNT"
  | "MISSING_END"
  | "UNREADABLE_LINE"
  | "COUNTER_WITHOUT_SELECTION"
  | "SELECTION_TWICE"
  | "UNKNOWN_POSITION"
  | "COUNTER_WENT_BACK"
  | "IMPLAUSIBLE_COUNT"
  | "OLDER_FILE";

/** One audit of one machine; a file may hold several. */
export type DexReport = {
  /** Its lines, as its checksum is made of them: what makes the same report the same, in whatever file it comes. */
  content: string;
  selections: DexSelection[];
  facts: DexFacts;
  checksum: "right" | "wrong" | "missing";
  warnings: DexWarning[];
};

export type DexFacts = {
  serial?: string;
  model?: string;
  software?: string;
  controlNumber?: string;
  /** All paid sales since it was first switched on. */
  paidCount?: number;
  paidValueMinor?: number;
  /** When the file says it was read, by the controller's clock and without a zone: `YYYY-MM-DDTHH:MM:SS`. */
  readAt?: string;
  /** Events and how often they happened. */
  events?: { id: string; count: number | null }[];
};

const MOST_SELECTIONS = 2000;
const MOST_EVENTS = 100;

/** A whole number that a counter could show; beyond that it is noise. */
function counter(field: string | undefined): number | null {
  return field !== undefined && /^[0-9]{1,12}$/.test(field) ? Number(field) : null;
}

/** Printable and not endless: what a file's words may be. */
const word = (field: string | undefined): string | undefined =>
  field && /^[\x20-\x7e]{1,64}$/.test(field) ? field.trim() || undefined : undefined;

/**
 * Reads the reports of an EVA-DTS (DEX/UCS) file, each by itself, in the file's order. What cannot be read is skipped with a
 * warning: a controller's own extensions and half a file are common, and what is there still counts.
 * @param text one character for each byte (latin-1)
 * @returns none if it is no such file
 */
export const parseReports = (text: string): DexReport[] =>
  splitReports(readSegments(text)).filter(isReport).slice(0, MOST_REPORTS).map(readReport);

/** It has an ST and something after it; or, of a reader that drops ST, at least says whose it is. */
function isReport({ segments, started }: RawReport): boolean {
  if (!started) return segments.some(({ id }) => id === "ID1");
  return segments.at(-1)?.id !== "ST";
}

function readReport({ segments, started }: RawReport): DexReport {
  const warnings: DexWarning[] = [];
  const body = segments.slice(started ? segments.findIndex(({ id }) => id === "ST") : 0);
  if (!started) warnings.push({ code: "MISSING_START" });
  const unreadable = body.filter(({ id }) => id === null).length;
  if (unreadable > 0) warnings.push({ code: "UNREADABLE_LINE", detail: String(unreadable) });
  const checksum = judgeChecksum(body);
  if (checksum !== "right") warnings.push({ code: checksum === "wrong" ? "BAD_CHECKSUM" : "MISSING_CHECKSUM" });
  warnings.push(...judgeCount(body));
  const selections = readSelections(body, warnings);
  return { content: linesOf(body), selections, facts: readFacts(segments), checksum, warnings };
}

const linesOf = (segments: readonly Segment[]): string => segments.map(({ line }) => `${line}\r\n`).join("");

/** G85 sums what stands from ST to the line before it, every line ended by CR LF, however they were ended on the way. */
function judgeChecksum(body: readonly Segment[]): DexReport["checksum"] {
  const at = body.findIndex(({ id }) => id === "G85");
  const given = body[at]?.fields[1];
  if (given === undefined) return "missing";
  if (!/^[0-9A-Fa-f]{1,4}$/.test(given)) return "wrong";
  const summed = body.slice(0, at);
  // Readers that print a file pad its lines.
  const unpadded = summed.map((segment) => ({ ...segment, line: segment.line.trimEnd() }));
  const sums = [summed, unpadded].map((segments) => crc16(linesOf(segments)));
  return sums.includes(Number.parseInt(given, 16)) ? "right" : "wrong";
}

/** SE tells how many lines there are from ST to itself. Many controllers get it wrong. */
function judgeCount(body: readonly Segment[]): DexWarning[] {
  const at = body.findIndex(({ id }) => id === "SE");
  if (at < 0) return [{ code: "MISSING_END" }];
  const said = counter(body[at]?.fields[1]);
  return said === at + 1 ? [] : [{ code: "WRONG_SEGMENT_COUNT", detail: `${String(said ?? "?")} / ${String(at + 1)}` }];
}

/** PA1 names a selection and its price; the PA2 after it counts what was sold there, and for how much. */
function readSelections(body: readonly Segment[], warnings: DexWarning[]): DexSelection[] {
  const selections = new Map<string, DexSelection>();
  const twice = new Set<string>();
  let orphans = 0;
  let current: { position: string; priceMinor: number | null } | null = null;
  for (const { id, fields } of body) {
    if (id === "PA1") {
      const position = word(fields[1]);
      current = position === undefined ? null : { position, priceMinor: counter(fields[2]) };
    }
    if (id !== "PA2") continue;
    const soldCount = counter(fields[1]);
    if (!current || soldCount === null) {
      orphans++;
    } else if (selections.has(current.position)) {
      twice.add(current.position);
    } else if (selections.size < MOST_SELECTIONS) {
      selections.set(current.position, { ...current, soldCount, soldValueMinor: counter(fields[2]) });
    }
  }
  if (orphans > 0) warnings.push({ code: "COUNTER_WITHOUT_SELECTION", detail: String(orphans) });
  for (const detail of twice) warnings.push({ code: "SELECTION_TWICE", detail });
  return [...selections.values()];
}

function readFacts(body: readonly Segment[]): DexFacts {
  const first = (name: string) => body.find(({ id }) => id === name)?.fields ?? [];
  const [, serial, model] = first("ID1");
  const [, , , software] = first("CB1");
  const [, paidValue, paidCount] = first("VA1");
  const [, , controlNumber] = first("ST");
  const readAt = readingTime(first("EA3"));
  const events = body
    .filter(({ id, fields }) => id === "EA2" && word(fields[1]))
    .slice(0, MOST_EVENTS)
    .map(({ fields }) => ({ id: word(fields[1]) ?? "", count: counter(fields[2]) }));
  return dropEmpty({
    serial: word(serial),
    model: word(model),
    software: word(software),
    controlNumber: word(controlNumber),
    paidCount: counter(paidCount) ?? undefined,
    paidValueMinor: counter(paidValue) ?? undefined,
    readAt,
    events: events.length > 0 ? events : undefined,
  });
}

/** EA3*reads*[YY]YYMMDD*HHMM[SS]: the time of this reading. */
function readingTime([, , date, time]: readonly string[]): string | undefined {
  const day = /^(?:20)?([0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])$/.exec(date ?? "");
  const hour = /^([01][0-9]|2[0-3])([0-5][0-9])([0-5][0-9])?$/.exec(time ?? "");
  if (!day || !hour) return undefined;
  return `20${day.slice(1).join("-")}T${hour[1] ?? ""}:${hour[2] ?? ""}:${hour[3] ?? "00"}`;
}

const dropEmpty = (facts: { [Key in keyof DexFacts]: DexFacts[Key] | undefined }): DexFacts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
