/** A line of a report. `id` is upper-case and without the number of its set (`ST-1`); null where the line cannot be read. */
export type Segment = { line: string; id: string | null; fields: string[] };

/** One audit's lines, from its ST (or DXS, where a reader drops ST) to its SE, or to where the next one begins. */
export type RawReport = { segments: Segment[]; started: boolean };

const MOST_LINES = 20_000;
const LONGEST_LINE = 1000;
/** A reader that goes from machine to machine carries some; more are no such thing. */
export const MOST_REPORTS = 32;

// Each maker has segments of its own (EA250705, MA5, ST-1): what is not known is read over, not refused.
const SEGMENT = /^([A-Z][A-Z0-9]{1,9})(?:-[0-9]{1,4})?(\*[\x20-\xff]*)?$/i;

const isControl = (code: number): boolean => code < 0x20 || code === 0x7f;

/** Without what a line's journey leaves around it: a byte order mark, a frame's STX, NUL, Ctrl-Z; and indentation. */
function unframed(raw: string): string {
  let from = raw.startsWith("\xef\xbb\xbf") ? 3 : 0;
  let until = raw.length;
  while (from < until && (isControl(raw.charCodeAt(from)) || raw[from] === " ")) from++;
  while (until > from && isControl(raw.charCodeAt(until - 1))) until--;
  return raw.slice(from, until);
}

function readSegment(raw: string): Segment {
  const line = unframed(raw);
  const match = line.length <= LONGEST_LINE ? SEGMENT.exec(line) : null;
  if (!match?.[1]) return { line, id: null, fields: [] };
  return { line, id: match[1].toUpperCase(), fields: line.split("*").map((field) => field.trim()) };
}

/** @param text one character for each byte (latin-1), lines ended in whatever way */
export function readSegments(text: string): Segment[] {
  const lines = text.split(/\r\n|\r|\n/, MOST_LINES + 1).slice(0, MOST_LINES);
  return lines.map(readSegment).filter(({ line }) => line !== "");
}

/**
 * The reports of a file. What stands outside of them (a reader's own lines, extensions after SE, junk at the end) is nobody's.
 * A report that another cuts short ends there.
 */
export function splitReports(segments: readonly Segment[]): RawReport[] {
  const reports: RawReport[] = [];
  let open: RawReport | null = null;
  for (const segment of segments) {
    const { id } = segment;
    if (id === "DXS" || (id === "ST" && open?.started !== false)) {
      open = { segments: [], started: id === "ST" };
      reports.push(open);
    }
    if (id === "ST" && open) open.started = true;
    if (id === "DXE") open = null;
    if (!open) continue;
    open.segments.push(segment);
    if (id === "SE") open = null;
  }
  return reports;
}
