import { expect, it } from "vitest";
import { AlertRefs, MOST_AT_ONCE } from "./schemas.ts";

it("everything that a list shows may be chosen at once", () => {
  const ids = (count: number) => ({ ids: Array.from({ length: count }, () => crypto.randomUUID()) });
  expect(AlertRefs.safeParse(ids(MOST_AT_ONCE)).success).toBe(true);
  expect(AlertRefs.safeParse(ids(MOST_AT_ONCE + 1)).success).toBe(false);
  expect(AlertRefs.safeParse(ids(0)).success).toBe(false);
});
