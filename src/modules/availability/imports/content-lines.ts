/** One property as it is written: nothing of it is judged yet. */
export type Property = { name: string; parameters: Map<string, string>; value: string };

export type Component = {
  name: string;
  properties: Property[];
  components: Component[];
  /** Its END was missing: what follows it began before it was over. */
  cutShort: boolean;
};

/** Bytes as they came: UTF-8 as the format says, UTF-16 by its mark, and Windows' letters where UTF-8 does not read. */
export function decodeCalendar(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  // Lines are folded at so many octets, in the middle of a letter too: they are joined before letters are read.
  const joined = Buffer.from(unfold(Buffer.from(bytes).toString("latin1")), "latin1");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(joined);
  } catch {
    return new TextDecoder("windows-1252").decode(joined);
  }
}

const unfold = (text: string): string => text.replace(/(?:\r\n|\n|\r)[ \t]/g, "");

/**
 * The calendars of an iCalendar text (RFC 5545, 3.1), or `null` if it is not one, or was cut off on its way. A line that
 * is no property is left out: programs break their descriptions over lines, and what cannot be read must not take the rest with it.
 */
export function readComponents(text: string): Component[] | null {
  const root: Component = { name: "", properties: [], components: [], cutShort: false };
  const open: Component[] = [root];
  let strange = 0;
  for (const line of unfold(text.replace(/^\uFEFF/, "")).split(/\r\n|\n|\r/)) {
    if (line.trim() === "") continue;
    const property = readProperty(line);
    const current = open.at(-1) ?? root;
    if (!property || (open.length === 1 && property.name !== "BEGIN")) strange++;
    else if (property.name === "BEGIN") begin(open, property.value.trim().toUpperCase());
    else if (property.name === "END") end(open, property.value.trim().toUpperCase());
    else current.properties.push(property);
  }
  const calendars = root.components.filter(({ name }) => name === "VCALENDAR");
  if (calendars.length === 0 || open.length > 1) return null;
  const empty = calendars.every(({ components }) => components.length === 0);
  return empty && strange > 0 ? null : calendars;
}

const NOT_NESTED = new Set(["VEVENT", "VFREEBUSY", "VTIMEZONE", "VTODO", "VJOURNAL", "VCALENDAR"]);

function begin(open: Component[], name: string): void {
  // None of these stands inside another of them: whichever is still open has lost its end.
  const broken = NOT_NESTED.has(name)
    ? open.findIndex((each, depth) => depth > (name === "VCALENDAR" ? 0 : 1) && NOT_NESTED.has(each.name))
    : -1;
  if (broken > 0) for (const each of open.splice(broken)) each.cutShort = true;
  const component: Component = { name, properties: [], components: [], cutShort: false };
  open.at(-1)?.components.push(component);
  open.push(component);
}

function end(open: Component[], name: string): void {
  const depth = open.findLastIndex((each) => each.name === name);
  if (depth <= 0) return;
  const [ended, ...unended] = open.splice(depth);
  for (const each of unended) if (each !== ended) each.cutShort = true;
}

/** `NAME;PARAMETER=value;PARAMETER="quoted: value":value`, or `null`. */
export function readProperty(line: string): Property | null {
  const name = /^\s*([A-Za-z0-9-]+)(?=[;:])/.exec(line);
  if (!name?.[1]) return null;
  const parameters = new Map<string, string>();
  let at = name[0].length;
  // In brackets a colon belongs to the name, quoted or not: `TZID=(UTC+01:00) Berlin`.
  while (line[at] === ";") {
    const found = /^;([^=;:"]*)(?:=((?:"[^"]*"|\([^)]*\)|[^;:"])*))?/.exec(line.slice(at));
    if (!found) break;
    const key = found[1]?.trim().toUpperCase();
    if (key && !parameters.has(key)) parameters.set(key, (found[2] ?? "").replaceAll('"', "").trim());
    at += found[0].length;
  }
  // A parameter that nobody can read (a quote inside quotes) leaves the value: what stands after the last colon.
  if (line[at] !== ":") at = line.lastIndexOf(":");
  return at < 0 ? null : { name: name[1].toUpperCase(), parameters: parameters, value: line.slice(at + 1) };
}

export const firstOf = ({ properties }: Component, name: string): Property | undefined =>
  properties.find((each) => each.name === name);

export const allOf = ({ properties }: Component, name: string): Property[] =>
  properties.filter((each) => each.name === name);

/** A property's value as a word to compare. */
export const wordOf = (component: Component, name: string): string =>
  firstOf(component, name)?.value.trim().toUpperCase() ?? "";

/** A text with its escapes undone, in one line. */
export const textOf = (component: Component, name: string): string =>
  (firstOf(component, name)?.value ?? "")
    .replace(/\\[nN]/g, " ")
    .replace(/\\(.)/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
