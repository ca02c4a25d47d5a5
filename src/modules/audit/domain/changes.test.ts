import { expect, it } from "vitest";
import { changesOf } from "./changes.ts";

it.each([
  ["a state", { from: "pending", to: "confirmed" }, null, [{ field: "status", from: "pending", to: "confirmed" }]],
  ["the first state", { from: null, to: "confirmed" }, null, [{ field: "status", from: undefined, to: "confirmed" }]],
  ["a state that stayed", { from: "open", to: "open" }, null, []],
  [
    "an appointment that was moved",
    {
      from: "confirmed",
      to: "confirmed",
      moved: { from: { start: 1, professionalId: "a" }, to: { start: 2, professionalId: "a" } },
    },
    null,
    [{ field: "start", from: 1, to: 2 }],
  ],
  ["roles", { before: ["admin"], after: [] }, null, [{ field: "roles", from: ["admin"], to: [] }]],
  [
    "what was kept, and what before",
    { name: "B", price: 2 },
    { name: "A", price: 2 },
    [{ field: "name", from: "A", to: "B" }],
  ],
  ["what was not there", { name: "A", phone: "1" }, { name: "A" }, [{ field: "phone", from: undefined, to: "1" }]],
  ["nothing that is null twice", { phone: null }, {}, []],
  ["the first line of all", { name: "A" }, null, []],
  ["another date", { date: "2026-03-02", windows: [1] }, { date: "2026-03-01", windows: [] }, []],
  ["the machinery", { name: "A", version: 2 }, { name: "A", version: 1 }, []],
] as const)("%s", (_, data, before, changes) => {
  expect(changesOf(data, before)).toEqual(changes);
});
