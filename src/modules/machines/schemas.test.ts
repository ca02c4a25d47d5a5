import { expect, it } from "vitest";
import { PlanogramSlot, SaveSlot } from "./schemas.ts";

const id = "019c5f0e-5b1c-7d44-a3e6-0d9f4ac0f6aa";
const slot = { position: "A1", productId: id, capacity: 10, parLevel: 8, lowStockThreshold: 2, priceMinor: null };

it.each([
  ["as much as there is room for", { parLevel: 10, lowStockThreshold: 10 }, []],
  ["no par level of its own", { parLevel: null }, []],
  ["a par level that has no room", { parLevel: 11 }, ["parLevel"]],
  ["a threshold that has no room", { lowStockThreshold: 11 }, ["lowStockThreshold"]],
  ["both", { parLevel: 11, lowStockThreshold: 11 }, ["parLevel", "lowStockThreshold"]],
])("a position with %s", (_, levels, wrong) => {
  for (const parsed of [
    PlanogramSlot.safeParse({ ...slot, ...levels }),
    SaveSlot.safeParse({ machineId: id, ...slot, ...levels }),
  ])
    expect(parsed.error?.issues.map(({ path, message }) => [path.join("."), message]) ?? []).toEqual(
      wrong.map((name) => [name, "ABOVE_CAPACITY"]),
    );
});
