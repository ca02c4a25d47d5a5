import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import en from "#i18n/messages/en/audit.json" with { type: "json" };
import es from "#i18n/messages/es-AR/audit.json" with { type: "json" };

/** Every `action: "noun.verb"` that the product writes. */
const written = readdirSync("src/modules", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.includes("/ui/"))
  .flatMap((file) => [...readFileSync(`src/modules/${file}`, "utf8").matchAll(/\baction: ([^,}\n]*)/g)])
  .flatMap(([, value = ""]) => [...value.matchAll(/"([a-z_]+)\.([a-z_]+)"/g)]);

test("there is something to tell", () => {
  expect(written.length).toBeGreaterThan(20);
});

test.each([
  ["es-AR", es],
  ["en", en],
])("every action has its sentence in %s", (_, { actions }) => {
  const known: Record<string, Record<string, string>> = actions;
  const mute = written.filter(([, noun = "", verb = ""]) => !known[noun]?.[verb]);
  expect([...new Set(mute.map(([action]) => action))]).toEqual([]);
});
