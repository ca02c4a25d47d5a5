import { describe, expect, test } from "vitest";
import { ARROWS, stepped, type Arrow } from "./drag-stepped.ts";

const at = { index: 1, span: { from: 600, to: 660 } };
const arrow = (key: string): Arrow => ARROWS[key] ?? { minutes: 0, columns: 0 };
const press = (key: string, kind: "move" | "resize" = "move", from = at) =>
  stepped(from, { kind, arrow: arrow(key), step: 15, columns: 3 });

describe("an arrow", () => {
  test("moves by one step or one column, and keeps the length", () => {
    expect(press("ArrowDown")).toEqual({ index: 1, span: { from: 615, to: 675 } });
    expect(press("ArrowUp")).toEqual({ index: 1, span: { from: 585, to: 645 } });
    expect(press("ArrowRight")).toEqual({ index: 2, span: at.span });
    expect(press("ArrowLeft")).toEqual({ index: 0, span: at.span });
  });

  test("stops at midnight and at the last column", () => {
    expect(press("ArrowUp", "move", { index: 0, span: { from: 5, to: 65 } }).span).toEqual({ from: 0, to: 60 });
    expect(press("ArrowDown", "move", { index: 0, span: { from: 1375, to: 1435 } }).span).toEqual({
      from: 1380,
      to: 1440,
    });
    expect(press("ArrowRight", "move", { ...at, index: 2 }).index).toBe(2);
    expect(press("ArrowLeft", "move", { ...at, index: 0 }).index).toBe(0);
  });

  test("changes the end alone where it stretches", () => {
    expect(press("ArrowDown", "resize")).toEqual({ index: 1, span: { from: 600, to: 675 } });
    expect(press("ArrowUp", "resize", { index: 1, span: { from: 600, to: 610 } }).span.from).toBe(600);
  });
});
