import { expect, it } from "vitest";
import { reasonsOf } from "./reasons.ts";

const at = (position: string, state: "empty" | "low" | "fine", loss = 0) => ({ position, state, loss });
const plan = (name: string, state: "ok" | "due" | "overdue") => ({ name, state });

it.each([
  ["nothing to do", [at("A1", "fine")], [plan("Limpieza", "ok")], undefined, []],
  [
    "empty ones together, the dearest first; then those that are low",
    [at("A1", "empty", 5), at("A2", "low", 1), at("A3", "empty", 9)],
    [],
    undefined,
    [
      { kind: "empty", positions: ["A3", "A1"] },
      { kind: "low", positions: ["A2"] },
    ],
  ],
  [
    "care: overdue before due",
    [],
    [plan("Limpieza", "due"), plan("Revisión", "overdue")],
    undefined,
    [
      { kind: "overdue", plan: "Revisión" },
      { kind: "due", plan: "Limpieza" },
    ],
  ],
  ["it is not heard", [], [], 1000, [{ kind: "silent", since: 1000 }]],
  ["it was never heard", [], [], null, [{ kind: "silent", since: null }]],
] as const)("%s", (_, positions, plans, silentSince, reasons) => {
  expect(reasonsOf({ positions, plans, silentSince })).toEqual(reasons);
});
