import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { gatherer } from "./gather.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const heard = () => {
  const calls: (string[] | null)[] = [];
  return { calls, ...gatherer((ids) => void calls.push(ids), { quiet: 300, longest: 2000, most: 3 }) };
};

it("a burst is handed over once, each id once", () => {
  const { add, calls } = heard();
  for (const id of ["a", "b", "a"]) add(id);
  vi.advanceTimersByTime(299);
  expect(calls).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(calls).toEqual([["a", "b"]]);
});

it("a stream that never pauses is handed over all the same", () => {
  const { add, calls } = heard();
  for (let time = 0; time < 4000; time += 200) {
    add("a");
    vi.advanceTimersByTime(200);
  }
  expect(calls).toEqual([["a"], ["a"]]);
});

it("too many, or a gap of which nobody knows, is everything", () => {
  const { add, calls } = heard();
  for (const id of ["a", "b", "c", "d"]) add(id);
  vi.advanceTimersByTime(300);
  add("a");
  add(null);
  vi.advanceTimersByTime(300);
  expect(calls).toEqual([null, null]);
});

it("what was stopped says nothing more", () => {
  const { add, stop, calls } = heard();
  add("a");
  stop();
  vi.advanceTimersByTime(5000);
  expect(calls).toEqual([]);
});
