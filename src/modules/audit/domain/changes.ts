/** One thing that a line says changed; `undefined` where it was not there before. */
export type Change = { field: string; from: unknown; to: unknown };

type Data = Record<string, unknown>;

/** Which of several things of its subject a line is about: lines about different ones are not compared. */
const WHICH = ["date", "position", "block", "import"];
/** Of the machinery, and not of what people keep. */
const UNTOLD = new Set([...WHICH, "version", "id", "clientRequestId", "password"]);

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/**
 * What a line says changed, from what to what. Some lines say both; most hold what was kept, and then the line about the
 * same thing before it says what it was.
 * @param before the data of that line, or null where there is none
 */
export function changesOf(data: Data, before: Data | null): Change[] {
  const pair = data["moved"] ?? data["changed"];
  const told: Change[] = [
    ...("from" in data && "to" in data ? [{ field: "status", from: data["from"] ?? undefined, to: data["to"] }] : []),
    ...("before" in data && "after" in data ? [{ field: "roles", from: data["before"], to: data["after"] }] : []),
    ...(isPair(pair)
      ? Object.keys(pair.to).map((field) => ({ field, from: pair.from[field], to: pair.to[field] }))
      : []),
  ];
  if (told.length > 0) return told.filter(({ from, to }) => !same(from, to));
  if (!before || WHICH.some((key) => !same(data[key], before[key]))) return [];
  return Object.keys(data)
    .filter((field) => !UNTOLD.has(field) && !same(data[field], before[field]))
    .map((field) => ({ field, from: before[field], to: data[field] }));
}

const isData = (value: unknown): value is Data => typeof value === "object" && value !== null;
const isPair = (value: unknown): value is { from: Data; to: Data } =>
  isData(value) && isData(value["from"]) && isData(value["to"]);
