import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { type ClientArea, clientAreas, pickParts } from "./client-areas.ts";
import { messages } from "./namespaces.ts";

const APP = "src/app/[locale]";
/** What a file imports of ours when it runs, also on demand; types are not there any more by then. */
const IMPORTED =
  /(?:^|;)\s*(?:import|export)\s(?!type\b)[^;"']*["']([.#][^"']+)["']|\bimport\(\s*["']([.#][^"']+)["']/gm;
/** `useTranslations("x")`, the same of everything, and the complaints of a form: `useFieldWords("x")`. */
const TRANSLATOR = /useTranslations\(\)|use(?:Translations|FieldWords)\("([\w.-]+)"\)/g;

type Source = { imports: string[]; isClient: boolean; spoken: string[] };
const sources = new Map<string, Source>();

function sourceOf(file: string): Source {
  const known = sources.get(file);
  if (known) return known;
  const text = readFileSync(file, "utf8");
  const source = {
    imports: [...text.matchAll(IMPORTED)]
      .map(([, now, later]) => now ?? later ?? "")
      .map((path) => (path.startsWith("#") ? join("src", path.slice(1)) : join(dirname(file), path)))
      .filter((path) => /\.tsx?$/.test(path)),
    isClient: /^"use client"/m.test(text),
    // A translator of everything could say anything: it stands as "".
    spoken: [...text.matchAll(TRANSLATOR)].map(([, namespace = ""]) => namespace),
  };
  sources.set(file, source);
  return source;
}

/** The namespaces spoken in the browser by what `entry` draws, with the files that do. */
function spokenInBrowser(entry: string): { namespace: string; file: string }[] {
  const seen = new Set<string>();
  const found: { namespace: string; file: string }[] = [];
  const walk = (file: string, inBrowser: boolean) => {
    const source = sourceOf(file);
    const client = inBrowser || source.isClient;
    const visit = `${file}:${client}`;
    if (seen.has(visit)) return;
    seen.add(visit);
    if (client) found.push(...source.spoken.map((namespace) => ({ namespace, file })));
    for (const next of source.imports) walk(next, client);
  };
  walk(entry, false);
  return found;
}

/** The area that the nearest layout around a page gives. */
function areaOf(file: string): ClientArea | undefined {
  for (let folder = dirname(file); folder.startsWith(APP); folder = dirname(folder)) {
    const layout = join(folder, "layout.tsx");
    const area = existsSync(layout) && /<ClientWords area="(\w+)"/.exec(readFileSync(layout, "utf8"))?.[1];
    if (area) return area as ClientArea;
  }
  return undefined;
}

const entries = readdirSync(APP, { recursive: true, encoding: "utf8" })
  .filter((file) => /(?:^|\/)(?:page|layout|error|not-found|loading)\.tsx$/.test(file))
  .map((file) => join(APP, file));

describe("the browser is given the words it needs", () => {
  test.each(entries)("%s", (entry) => {
    const area = areaOf(entry);
    const given: readonly string[] = area ? clientAreas[area] : [];
    const missing = spokenInBrowser(entry).filter(
      ({ namespace }) => !given.some((part) => namespace === part || namespace.startsWith(`${part}.`)),
    );
    expect(missing, `the area "${area}" lacks words`).toEqual([]);
  });

  test("and nothing is given that nobody there says", () => {
    for (const [area, parts] of Object.entries(clientAreas)) {
      const spoken = entries.filter((entry) => areaOf(entry) === area).flatMap(spokenInBrowser);
      const idle = parts.filter(
        (part) => !spoken.some(({ namespace }) => namespace === part || namespace.startsWith(`${part}.`)),
      );
      // What the outer rooms give is said by what stands around these.
      const own = idle.filter((part) => !(clientAreas.hall as readonly string[]).includes(part));
      expect(own, area).toEqual([]);
    }
  });
});

describe("parts of the messages", () => {
  test("come by their paths, side by side, and leave the messages alone", () => {
    const all = { a: { b: { c: "1", d: "2" }, e: "3" }, f: { g: "4" } };
    expect(pickParts(all, ["a.b.c", "a.e", "f"])).toEqual({ a: { b: { c: "1" }, e: "3" }, f: { g: "4" } });
    expect(pickParts(all, ["a.b.d", "a"])).toEqual({ a: all.a });
    expect(all).toEqual({ a: { b: { c: "1", d: "2" }, e: "3" }, f: { g: "4" } });
  });

  test.each(["x", "a.x", "a.b.x", "x.y"])("that are not there are a mistake: %s", (part) => {
    expect(() => pickParts({ a: { b: "1" } }, [part])).toThrow(`"${part}"`);
  });

  test("of every area are there in both languages", () => {
    for (const parts of Object.values(clientAreas)) {
      for (const tree of [messages["es-AR"], messages.en]) expect(() => pickParts(tree, parts)).not.toThrow();
    }
  });
});
