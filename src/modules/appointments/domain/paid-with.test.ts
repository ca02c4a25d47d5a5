import { expect, test } from "vitest";
import { costWhenPaid, paidWith } from "./paid-with.ts";

const either = { priceMinor: 2_400_000, creditCost: 1 };
const credits = { priceMinor: 0, creditCost: 2 };
const money = { priceMinor: 2_400_000, creditCost: 0 };
const free = { priceMinor: 0, creditCost: 0 };

test.each([
  ["either, at the desk: no credits", either, "desk", money],
  ["either, with credits", either, "credits", either],
  ["credits alone, whatever is asked", credits, "desk", credits],
  ["money alone", money, "desk", money],
  ["nothing said: with credits", either, undefined, either],
] as const)("%s", (_, cost, payWith, expected) => expect(costWhenPaid(cost, payWith)).toEqual(expected));

test.each([
  ["credits, where it spends some", either, "credits"],
  ["credits alone", credits, "credits"],
  ["money, where it spends none", money, "desk"],
  ["nothing", free, null],
] as const)("a booked one is paid with %s", (_, cost, expected) => expect(paidWith(cost)).toBe(expected));
