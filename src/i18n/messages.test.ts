import { describe, expect, test } from "vitest";
import { messages } from "./namespaces.ts";

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, path = ""): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === "string" ? [[path + key, value] as const] : [...flatten(value, `${path}${key}.`)],
    ),
  );
}

const spanish = flatten(messages["es-AR"] as Tree);
const english = flatten(messages.en as Tree);

/** `{name}` and `<tag>`: what the code passes in. */
function placeholders(message: string): string[] {
  // A branch of a plural is words, not a value: `one {person}`.
  const found = message
    .replace(/(?<=[},]\s*)(?:zero|one|two|few|many|other|=\d+)\s*\{/g, " ")
    .matchAll(/\{\s*(\w+)\s*[,}]|<(\w+)>/g);
  return [...new Set([...found].map((match) => match[1] ?? match[2] ?? ""))]
    .filter((name) => !/^\d+$/.test(name))
    .sort();
}

describe("both languages say the same things", () => {
  test("nothing is said in one language only", () => {
    expect([...spanish.keys()].filter((key) => !english.has(key))).toEqual([]);
    expect([...english.keys()].filter((key) => !spanish.has(key))).toEqual([]);
  });

  test("nothing is empty", () => {
    expect([...spanish, ...english].filter(([, message]) => message.trim() === "")).toEqual([]);
  });

  test("each pair takes the same values", () => {
    const differing = [...spanish].filter(
      ([key, message]) => placeholders(message).join() !== placeholders(english.get(key) ?? "").join(),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  test("nobody shouts", () => {
    expect([...spanish, ...english].filter(([, message]) => /[¡!]|\bOops\b|\bUps\b/i.test(message))).toEqual([]);
  });
});
