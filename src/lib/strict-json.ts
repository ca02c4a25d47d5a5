const MAX_DEPTH = 32;

type Why = "not_json" | "too_deep" | "unkeepable_text" | "name_twice";

/** Not JSON, or JSON that two readers would read differently. `message` says why; `where`, from one, where it is known. */
export class MalformedJson extends Error {
  override name = "MalformedJson";
  readonly where: { line: number; column: number } | undefined;
  constructor(why: Why, where?: { line: number; column: number }) {
    super(why);
    this.where = where;
  }
}

/**
 * JSON as strangers send it: nested at most 32 deep, no name twice in an object (readers disagree on which one counts),
 * no NUL (PostgreSQL cannot keep it) and no half of a surrogate pair.
 * @throws MalformedJson
 */
export function parseStrictJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new MalformedJson("not_json", whereIn(text, error));
  }
  inspect(text);
  return value;
}

/** Where reading stopped, as the engine tells it; the end, where it tells nothing. */
function whereIn(text: string, error: unknown) {
  const told = /position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
  const lines = text.slice(0, told === undefined ? text.length : Number(told)).split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** One walk over text that is known to be JSON. */
function inspect(text: string): void {
  /** Of each open bracket: the names seen so far, or null for an array. */
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === 0x7b || character === 0x5b) {
      if (open.push(character === 0x7b ? new Set() : null) > MAX_DEPTH) throw new MalformedJson("too_deep");
    } else if (character === 0x7d || character === 0x5d) {
      open.pop();
    } else if (character === 0x22) {
      const end = endOfString(text, at);
      const names = open.at(-1);
      if (names && isName(text, end)) refuseTwice(names, stringAt(text, at, end));
      else stringAt(text, at, end);
      at = end;
    }
  }
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text.charCodeAt(at) !== 0x22) at += text.charCodeAt(at) === 0x5c ? 2 : 1;
  return at;
}

function isName(text: string, end: number): boolean {
  let at = end + 1;
  while (/\s/.test(text[at] ?? "")) at++;
  return text[at] === ":";
}

function stringAt(text: string, start: number, end: number): string {
  const written = text.slice(start, end + 1);
  const value = written.includes("\\") ? (JSON.parse(written) as string) : written.slice(1, -1);
  if (!isCleanText(value)) throw new MalformedJson("unkeepable_text");
  return value;
}

function refuseTwice(names: Set<string>, name: string): void {
  if (names.has(name)) throw new MalformedJson("name_twice");
  names.add(name);
}

/** Text that PostgreSQL can keep. */
export const isCleanText = (text: string): boolean => !text.includes("\0") && text.isWellFormed();
