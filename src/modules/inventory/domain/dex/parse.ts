import { crc16 } from "./checksum.ts";

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

export type DexFile = {
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

const MOST_LINES = 20_000;
const LONGEST_LINE = 1000;
const MOST_SELECTIONS = 2000;
const MOST_EVENTS = 100;

type Segment = { line: string; fields: string[]; readable: boolean };

/** A whole number that a counter could show; beyond that it is noise. */
function counter(field: string | undefined): number | null {
  return field !== undefined && /^[0-9]{1,12}$/.test(field) ? Number(field) : null;
}

/** Printable and not endless: what a file's words may be. */
const word = (field: string | undefined): string | undefined =>
  field && /^[\x20-\x7e]{1,64}$/.test(field) ? field.trim() || undefined : undefined;

/**
 * Reads an EVA-DTS (DEX/UCS) audit file. What cannot be read is skipped with a warning: a controller's own extensions and half a
 * file are common, and what is there still counts.
 * @param text one character for each byte (latin-1)
 * @returns null if it is no such file: it has no ST, or nothing after it
 */
export function parseDex(text: string): DexFile | null {
  const lines = text.split(/\r\n|\r|\n/, MOST_LINES + 1).slice(0, MOST_LINES);
  const segments = lines
    .map((line): Segment => {
      const readable = line.length <= LONGEST_LINE && /^[A-Z]{1,3}[0-9]{0,3}(\*[\x20-\xff]*)?$/.test(line);
      return { line, fields: readable ? line.split("*") : [], readable };
    })
    .filter(({ line }) => line !== "");
  const start = segments.findIndex(({ fields }) => fields[0] === "ST");
  if (start < 0 || start === segments.length - 1) return null;
  const body = segments.slice(start);
  const warnings: DexWarning[] = [];
  const unreadable = body.filter(({ readable }) => !readable).length;
  if (unreadable > 0) warnings.push({ code: "UNREADABLE_LINE", detail: String(unreadable) });
  const checksum = judgeChecksum(body);
  if (checksum !== "right") warnings.push({ code: checksum === "wrong" ? "BAD_CHECKSUM" : "MISSING_CHECKSUM" });
  warnings.push(...judgeCount(body));
  const selections = readSelections(body, warnings);
  return { selections, facts: readFacts(body), checksum, warnings };
}

/** G85 sums what stands from ST to the line before it, every line ended by CR LF, however they were ended on the way. */
function judgeChecksum(body: readonly Segment[]): DexFile["checksum"] {
  const at = body.findIndex(({ fields }) => fields[0] === "G85");
  const given = body[at]?.fields[1];
  if (given === undefined) return "missing";
  const summed = body
    .slice(0, at)
    .map(({ line }) => `${line}\r\n`)
    .join("");
  return /^[0-9A-Fa-f]{1,4}$/.test(given) && Number.parseInt(given, 16) === crc16(summed) ? "right" : "wrong";
}

/** SE tells how many lines there are from ST to itself. Many controllers get it wrong. */
function judgeCount(body: readonly Segment[]): DexWarning[] {
  const at = body.findIndex(({ fields }) => fields[0] === "SE");
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
  for (const { fields } of body) {
    if (fields[0] === "PA1") {
      const position = word(fields[1]);
      current = position === undefined ? null : { position, priceMinor: counter(fields[2]) };
    }
    if (fields[0] !== "PA2") continue;
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
  const first = (name: string) => body.find(({ fields }) => fields[0] === name)?.fields ?? [];
  const [, serial, model] = first("ID1");
  const [, , , software] = first("CB1");
  const [, paidValue, paidCount] = first("VA1");
  const [, , controlNumber] = first("ST");
  const readAt = readingTime(first("EA3"));
  const events = body
    .filter(({ fields }) => fields[0] === "EA2" && word(fields[1]))
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

/** EA3*reads*YYMMDD*HHMM[SS]: the time of this reading. */
function readingTime([, , date, time]: readonly string[]): string | undefined {
  const day = /^([0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])$/.exec(date ?? "");
  const hour = /^([01][0-9]|2[0-3])([0-5][0-9])([0-5][0-9])?$/.exec(time ?? "");
  if (!day || !hour) return undefined;
  return `20${day.slice(1).join("-")}T${hour[1] ?? ""}:${hour[2] ?? ""}:${hour[3] ?? "00"}`;
}

const dropEmpty = (facts: { [Key in keyof DexFacts]: DexFacts[Key] | undefined }): DexFacts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
