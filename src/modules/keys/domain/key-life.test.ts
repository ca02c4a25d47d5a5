import { expect, test } from "vitest";
import { isLive, lifeOf } from "./key-life.ts";

const NOW = Date.parse("2026-03-02T12:00:00Z");
const at = (minutes: number) => new Date(NOW + minutes * 60_000);

test.each([
  [null, null, "live", true],
  [null, at(1), "ending", true],
  [null, at(0), "ended", false],
  [null, at(-1), "ended", false],
  [at(-1), null, "revoked", false],
  [at(-1), at(1), "revoked", false],
] as const)("revoked %s, ends %s: %s", (revokedAt, expiresAt, life, live) => {
  expect(lifeOf({ revokedAt, expiresAt }, NOW)).toBe(life);
  expect(isLive({ revokedAt, expiresAt }, NOW)).toBe(live);
});
