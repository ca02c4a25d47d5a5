import { expect, it } from "vitest";
import { bagOf } from "./bag.ts";

const shelf = (productId: string, par: number, stock: number, position = "A1") => ({ position, productId, par, stock });

it.each([
  ["no machine, no bag", [], []],
  ["what is full is not carried", [[shelf("rosa", 10, 10)]], []],
  ["what lies above par is not taken out", [[shelf("rosa", 8, 10)]], []],
  ["what is missing up to par", [[shelf("rosa", 10, 4)]], [["rosa", 6]]],
  ["an oversold position lacks no more than its par", [[shelf("rosa", 10, -3)]], [["rosa", 10]]],
  [
    "the same product of two machines and two positions together",
    [[shelf("rosa", 10, 4), shelf("menta", 5, 4, "A2")], [shelf("rosa", 10, 9)]],
    [
      ["rosa", 7],
      ["menta", 1],
    ],
  ],
] as const)("%s", (_, machines, bag) => {
  expect(bagOf(machines.map((slots) => ({ slots })))).toEqual(bag.map(([productId, units]) => ({ productId, units })));
});
