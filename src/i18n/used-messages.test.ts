import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { messages } from "./namespaces.ts";

/** `const t = useTranslations("booking.hold")`, or the last of several awaited at once. */
const DECLARED = /(\w+)(?: = (?:await )?|\] = await Promise\.all\(\[[^;]*?)(?:use|get)Translations\("([\w.-]+)"\)/g;

const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).filter(
  (file) => /\.tsx?$/.test(file) && !file.includes(".test."),
);

/** The keys written out in calls of a translator, also as the two sides of a choice; composed ones cannot be known here. */
function keysOf(source: string): string[] {
  const declared = [...source.matchAll(DECLARED)].map(({ 1: name = "", 2: namespace = "", index }) => ({
    name,
    namespace,
    index,
  }));
  return [...new Set(declared.map(({ name }) => name))].flatMap((name) => {
    const calls = source.matchAll(new RegExp(`(?<![\\w.])${name}\\(([^()\`]*?)[,)]`, "g"));
    return [...calls].flatMap(({ 1: argument = "", index: at }) => {
      // Each component of a file has its own.
      const nearest = declared.findLast((it) => it.name === name && it.index < at);
      const keys = [...argument.matchAll(/(?<![=!]== )"([\w.-]+)"(?! [=!]==)/g)].map(([, key = ""]) => key);
      return nearest ? keys.map((key) => `${nearest.namespace}.${key}`) : [];
    });
  });
}

const has = (tree: unknown, key: string): boolean =>
  key.split(".").reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], tree) !==
  undefined;

test("every message that the screens name is there", () => {
  const named = sources.flatMap((file) => keysOf(readFileSync(`src/${file}`, "utf8")).map((key) => ({ file, key })));
  expect(named.length).toBeGreaterThan(1000);
  expect(named.filter(({ key }) => !has(messages["es-AR"], key))).toEqual([]);
});
