import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

test("they run at the same time: each of two waits for what the other leaves", async () => {
  const folder = mkdtempSync(join(tmpdir(), "zaguan-check-"));
  const leaves = (mine: string, others: string) => `
    const { existsSync, writeFileSync } = require("node:fs");
    writeFileSync(${JSON.stringify(join(folder, mine))}, "");
    setInterval(() => existsSync(${JSON.stringify(join(folder, others))}) && process.exit(), 10);
  `;
  try {
    expect((await checked(tool("a", leaves("a", "b")), tool("b", leaves("b", "a")))).isGood).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
