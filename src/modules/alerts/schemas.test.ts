import { expect, it } from "vitest";
import { AlertRefs, MOST_SHOWN } from "./schemas.ts";

it("everything that a list shows may be chosen at once", () => {
  const ids = (count: number) => ({ ids: Array.from({ length: count }, () => crypto.randomUUID()) });
  expect(AlertRefs.safeParse(ids(MOST_SHOWN)).success).toBe(true);
  expect(AlertRefs.safeParse(ids(MOST_SHOWN + 1)).success).toBe(false);
  expect(AlertRefs.safeParse(ids(0)).success).toBe(false);
});
