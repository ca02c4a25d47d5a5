import { expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { batched } from "./batch.ts";

type Run = { asks: readonly string[]; end: (error?: Error) => void };

/** Runs that end when they are told to. */
function aLine(options: { concurrency: number; maxBatch: number }) {
  const runs: Run[] = [];
  const ask = batched<string, string>(
    newId(),
    options,
    (asks) =>
      new Promise((resolve, reject) => {
        const end = (error?: Error) => (error ? reject(error) : resolve(asks.map((it) => it.toUpperCase())));
        runs.push({ asks, end });
      }),
  );
  return { runs, ask };
}
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

it("goes at once while there is room, and then all who waited go together, each with an answer of their own", async () => {
  const { runs, ask } = aLine({ concurrency: 2, maxBatch: 10 });
  const answers = Promise.all(["a", "b", "c", "d", "e"].map((it) => ask("key", it)));
  expect(runs.map(({ asks }) => asks)).toEqual([["a"], ["b"]]);
  runs[0]?.end();
  await settled();
  expect(runs[2]?.asks).toEqual(["c", "d", "e"]);
  runs[1]?.end();
  runs[2]?.end();
  expect(await answers).toEqual(["A", "B", "C", "D", "E"]);
});

it("takes no more than so many along, never two keys, and each key has its turn", async () => {
  const { runs, ask } = aLine({ concurrency: 1, maxBatch: 2 });
  const answers = Promise.all([
    ...["a", "b", "c", "d", "e"].map((it) => ask("one", it)),
    ...["x", "y"].map((it) => ask("other", it)),
  ]);
  for (let n = 0; n < 4; n++) {
    runs[n]?.end();
    await settled();
  }
  expect(runs.map(({ asks }) => asks)).toEqual([["a"], ["b", "c"], ["x", "y"], ["d", "e"]]);
  expect(await answers).toEqual(["A", "B", "C", "D", "E", "X", "Y"]);
});

it("does each by itself where a run of several fails: the fault is its own", async () => {
  const { runs, ask } = aLine({ concurrency: 1, maxBatch: 10 });
  const answers = Promise.allSettled(["first", "good", "bad"].map((it) => ask("key", it)));
  runs[0]?.end();
  await settled();
  for (const [n, error] of [new Error("of all"), undefined, new Error("of the bad one")].entries()) {
    runs[n + 1]?.end(error);
    await settled();
  }
  expect(runs.map(({ asks }) => asks)).toEqual([["first"], ["good", "bad"], ["good"], ["bad"]]);
  expect(await answers).toEqual([
    { status: "fulfilled", value: "FIRST" },
    { status: "fulfilled", value: "GOOD" },
    { status: "rejected", reason: new Error("of the bad one") },
  ]);
  const next = ask("key", "next");
  expect(runs[4]?.asks).toEqual(["next"]);
  runs[4]?.end();
  expect(await next).toBe("NEXT");
});
