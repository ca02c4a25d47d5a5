import { expect, it } from "vitest";
import { restartedAt } from "./restart.ts";

const NOW = Date.UTC(2026, 2, 2, 12);

it.each([
  ["it never said", null, undefined, null],
  ["it does not say any more", NOW - 60_000, undefined, NOW - 60_000],
  ["it says so for the first time", null, 3600, NOW - 3_600_000],
  ["the same start, its heartbeat was slow", NOW - 60_000, 52, NOW - 60_000],
  ["it started again", NOW - 3_600_000, 5, NOW - 5_000],
])("%s", (_, known, uptimeS, expected) => {
  expect(restartedAt(known, uptimeS, NOW)).toBe(expected);
});
