import { describe, expect, it } from "vitest";
import { seriesCost } from "./series-cost.ts";

const EITHER = { priceMinor: 1_000, creditCost: 2 };

describe("what a series costs", () => {
  it("is paid as its client wants, while the credits reach for every date", () => {
    expect(seriesCost({ ...EITHER, balance: 8 }, 4, "credits")).toEqual({
      credits: 8,
      money: 4_000,
      isChoice: true,
      reach: true,
      payWith: "credits",
    });
    expect(seriesCost({ ...EITHER, balance: 8 }, 4, "desk").payWith).toBe("desk");
    expect(seriesCost({ ...EITHER, balance: 7 }, 4, "credits")).toMatchObject({ reach: false, payWith: "desk" });
  });
  it("leaves no choice where there is none", () => {
    expect(seriesCost({ priceMinor: 0, creditCost: 1, balance: 0 }, 2, "desk")).toMatchObject({
      isChoice: false,
      reach: false,
      payWith: "credits",
    });
    expect(seriesCost({ priceMinor: 500, creditCost: 0, balance: null }, 2, "credits")).toMatchObject({
      isChoice: false,
      payWith: "desk",
    });
  });
});
