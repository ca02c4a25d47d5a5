import { describe, expect, test } from "vitest";
import type { ImpactChoice } from "../../block-schemas.ts";
import { changesOf, decideAll, undecidedOf } from "./absence-decisions.ts";

const free = { start: 1000, professionalId: "p" };
const beneath = ["a", "b", "c"].map((id) => ({ id, proposals: [free] }));
const chosen = (...choices: ImpactChoice[]) => new Map(choices.map((choice) => [choice.id, choice]));

describe("what becomes of the appointments beneath an absence", () => {
  test("each waits until it is decided, and to keep it is a decision", () => {
    expect(undecidedOf(beneath, chosen())).toEqual(beneath);
    expect(undecidedOf(beneath, chosen({ id: "a", do: "keep" }, { id: "c", do: "cancel" }))).toEqual([beneath[1]]);
  });

  test("a move waits again once its time is no longer offered", () => {
    const choices = chosen(...beneath.map(({ id }) => ({ id, do: "move" as const, ...free })));
    expect(undecidedOf(beneath, choices)).toEqual([]);
    const [a, ...rest] = beneath.map((one) => ({ ...one, proposals: one.id === "a" ? [] : one.proposals }));
    expect(undecidedOf(a ? [a, ...rest] : [], choices)).toEqual([a]);
  });

  test("only what changes is asked for, and nothing of one that is no longer beneath", () => {
    const choices = chosen({ id: "a", do: "keep" }, { id: "b", do: "cancel" }, { id: "gone", do: "cancel" });
    expect(changesOf(beneath, choices)).toEqual([{ id: "b", do: "cancel" }]);
  });

  test("one answer for all leaves waiting whom it cannot be given", () => {
    const choices = decideAll(beneath, ({ id }) => (id === "b" ? null : { id, do: "cancel" }));
    expect(undecidedOf(beneath, choices)).toEqual([beneath[1]]);
  });
});
