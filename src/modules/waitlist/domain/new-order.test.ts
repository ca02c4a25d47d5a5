import { expect, it } from "vitest";
import { newOrder } from "./new-order.ts";

it.each<[string, string, number, string]>([
  ["to the front", "c", 0, "cabd"],
  ["to the end", "a", 3, "bcda"],
  ["beyond the end", "a", 99, "bcda"],
  ["one up", "c", 1, "acbd"],
  ["one down", "b", 2, "acbd"],
  ["where it is", "b", 1, "abcd"],
  ["who is not in it", "x", 0, "abcd"],
])("%s", (_name, id, to, expected) => {
  expect(newOrder(["a", "b", "c", "d"], id, to).join("")).toBe(expected);
});
