import { expect, test } from "vitest";
import { sideBySide, type Tool } from "./side-by-side.ts";

const tool = (name: string, program: string): Tool => ({ name, command: [process.execPath, "--eval", program] });

async function checked(...tools: Tool[]) {
  const said: string[] = [];
  const isGood = await sideBySide(tools, (text) => said.push(text));
  return { isGood, said };
}

test("all good: a line for each, and nothing of what they said", async () => {
  const { isGood, said } = await checked(tool("format", "console.log('fine')"), tool("types", ""));
  expect(isGood).toBe(true);
  expect(said.toSorted().map((line) => line.replace(/[\d.]+ s/, "n s"))).toEqual([
    "✓ format (n s)\n",
    "✓ types (n s)\n",
  ]);
});

test("one fails: its words, from both of its outputs, and the others are heard all the same", async () => {
  const failing = "console.log('src/a.ts'); console.error('is wrong'); process.exitCode = 3";
  const { isGood, said } = await checked(tool("types", failing), tool("format", "setTimeout(() => {}, 200)"));
  expect(isGood).toBe(false);
  expect(said).toHaveLength(2);
  expect(said[0]).toMatch(/^✗ types .*src\/a\.ts\nis wrong/s);
  expect(said[1]).toMatch(/^✓ format/);
});

test("a tool that is not there, or that is ended by a signal, is a failure", async () => {
  expect((await checked({ name: "gone", command: ["no-such-tool-anywhere"] })).isGood).toBe(false);
  expect((await checked(tool("ended", "process.kill(process.pid, 'SIGTERM')"))).isGood).toBe(false);
});

test("they run at the same time", async () => {
  const each = "setTimeout(() => {}, 700)";
  const started = Date.now();
  await checked(tool("a", each), tool("b", each), tool("c", each), tool("d", each));
  expect(Date.now() - started).toBeLessThan(4 * 700);
});
