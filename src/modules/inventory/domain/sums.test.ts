import { describe, expect, it } from "vitest";
import { averageSale, NO_SALES, plus } from "./sums.ts";

it("adds each figure to its own", () => {
  const some = { sales: 1, units: 2, minor: 3, marginMinor: 4, uncosted: 5 };
  expect(plus(some, { sales: 10, units: 20, minor: 30, marginMinor: 40, uncosted: 50 })).toEqual({
    sales: 11,
    units: 22,
    minor: 33,
    marginMinor: 44,
    uncosted: 55,
  });
  expect(plus(some, NO_SALES)).toEqual(some);
});

describe("what a sale brought on average", () => {
  it.each([
    { sales: 0, minor: 0, digits: 2, average: 0, why: "nothing was sold" },
    { sales: 3, minor: 1_000, digits: 2, average: 333, why: "cents matter in $ 3.33" },
    { sales: 3, minor: 9_000_000, digits: 2, average: 3_000_000, why: "nothing to round" },
    { sales: 3, minor: 10_000_000, digits: 2, average: 3_333_300, why: "cents say nothing in $ 33,333" },
    { sales: 3, minor: 4_000, digits: 0, average: 1_333, why: "a peso is the smallest there is" },
    { sales: 3, minor: 29_999, digits: 2, average: 10_000, why: "from a hundred on whole ones" },
  ])("$minor in $sales: $average, since $why", ({ sales, minor, digits, average }) => {
    expect(averageSale({ ...NO_SALES, sales, minor }, digits)).toBe(average);
  });
});
