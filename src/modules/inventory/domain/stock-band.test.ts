import { describe, expect, it } from "vitest";
import { shownStock, stockBand } from "./stock-band.ts";

describe("stockBand", () => {
  it.each([
    [-1, 2, "oversold"],
    [0, 2, "empty"],
    [0, 0, "empty"],
    [1, 2, "low"],
    [2, 2, "low"],
    [3, 2, "enough"],
    [1, 0, "enough"],
  ] as const)("%i with a threshold of %i is %s", (quantity, threshold, band) => {
    expect(stockBand(quantity, threshold)).toBe(band);
  });

  it("is above what can lie there", () => {
    expect([stockBand(10, 2, 10), stockBand(11, 2, 10)]).toEqual(["enough", "overfull"]);
  });

  it("shows an oversold position as empty", () => {
    expect([shownStock(-3), shownStock(0), shownStock(4)]).toEqual([0, 0, 4]);
  });
});
