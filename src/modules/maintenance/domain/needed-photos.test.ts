import { expect, it } from "vitest";
import { neededPhotos } from "./needed-photos.ts";

const products = [
  { id: "ambar", photoId: "photo-a" },
  { id: "brisa", photoId: "photo-b" },
  { id: "cedro", photoId: null },
  { id: "unused", photoId: "photo-u" },
];
const machine = (...productIds: string[]) => ({ slots: productIds.map((productId) => ({ productId })) });

it.each([
  ["no machines", [], []],
  [
    "in the order of the machines, each once",
    [machine("brisa", "brisa"), machine("ambar", "brisa")],
    ["photo-b", "photo-a"],
  ],
  ["without a picture, or of a product that is not on the list", [machine("cedro", "gone", "ambar")], ["photo-a"]],
])("%s", (_, machines, photos) => {
  expect(neededPhotos({ machines, products })).toEqual(photos);
});
