import { expect, it } from "vitest";
import { statusOf } from "./machine-status.ts";

const NOON = Date.UTC(2026, 2, 2, 12);

it.each([
  ["never spoke", null, "never_seen"],
  ["spoke now", NOON, "online"],
  ["spoke five minutes ago", NOON - 300_000, "online"],
  ["spoke a millisecond before that", NOON - 300_001, "offline"],
  ["spoke while this was read", NOON + 40, "online"],
])("%s", (_, lastSeenAt, status) => {
  expect(statusOf(lastSeenAt, NOON)).toBe(status);
});
