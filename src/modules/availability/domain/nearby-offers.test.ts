import { expect, it } from "vitest";
import { nearbyOffers } from "./nearby-offers.ts";

const offer = (start: number, professionalId: string) => ({ start, end: start + 1, professionalId });
const wanted = { start: 100, professionalId: "ana" };

it("proposes the same time with someone else first", () => {
  expect(nearbyOffers([offer(100, "bruno"), offer(101, "ana")], wanted, 3)).toEqual([
    offer(100, "bruno"),
    offer(101, "ana"),
  ]);
});

it("then the nearest with the same professional, and leaves room for somebody else's", () => {
  const offers = [offer(110, "ana"), offer(120, "ana"), offer(130, "ana"), offer(105, "bruno")];
  expect(nearbyOffers(offers, wanted, 3)).toEqual([offer(110, "ana"), offer(120, "ana"), offer(105, "bruno")]);
});

it("an earlier time counts by its distance, the earlier of two alike first", () => {
  expect(nearbyOffers([offer(104, "ana"), offer(96, "ana")], wanted, 1)).toEqual([offer(96, "ana")]);
});

it("proposes nothing twice, and nothing where nothing is free", () => {
  const only = [offer(110, "ana")];
  expect(nearbyOffers(only, wanted, 3)).toEqual(only);
  expect(nearbyOffers([], wanted, 3)).toEqual([]);
});

it("without the same professional: anyone's, nearest first", () => {
  expect(nearbyOffers([offer(130, "bruno"), offer(90, "caro")], wanted, 2)).toEqual([
    offer(90, "caro"),
    offer(130, "bruno"),
  ]);
});
