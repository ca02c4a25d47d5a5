import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { gather } from "./gather.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("what comes together is worked once, when it has been quiet", () => {
  const work = vi.fn<(items: readonly number[]) => void>();
  const { add } = gather<number>(work, 400, 2000);
  add(1);
  vi.advanceTimersByTime(300);
  add(2);
  vi.advanceTimersByTime(399);
  expect(work).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(work.mock.calls).toEqual([[[1, 2]]]);
});

it("what never pauses is worked all the same, in time", () => {
  const work = vi.fn<(items: readonly number[]) => void>();
  const { add } = gather<number>(work, 400, 2000);
  for (let n = 0; n < 30; n++) {
    add(n);
    vi.advanceTimersByTime(100);
  }
  expect(work).toHaveBeenCalledTimes(1);
  expect(work.mock.calls[0]?.[0]).toHaveLength(20);
});

it("and nothing after it was stopped", () => {
  const work = vi.fn<(items: readonly number[]) => void>();
  const { add, stop } = gather<number>(work, 400, 2000);
  add(1);
  stop();
  vi.advanceTimersByTime(5000);
  expect(work).not.toHaveBeenCalled();
});
