import { expect, test } from "vitest";
import { dayProgress } from "./day-progress.ts";

const at = (id: string, start: number, end: number, status = "confirmed") => ({ id, start, end, status });

test("a day in its five parts", () => {
  const day = [
    at("later", 50, 60),
    at("next", 40, 50, "pending"),
    at("now", 25, 35),
    at("forgotten", 10, 20),
    at("done", 0, 10, "completed"),
    at("missed", 20, 25, "no_show"),
  ];
  const { now, next, later, unclosed, done } = dayProgress(day, 30);
  const ids = (list: { id: string }[]) => list.map(({ id }) => id);
  expect([ids(now), next?.id, ids(later), ids(unclosed), ids(done)]).toEqual([
    ["now"],
    "next",
    ["later"],
    ["forgotten"],
    ["done", "missed"],
  ]);
});

test("it begins at its start, and is over at its end", () => {
  expect(dayProgress([at("a", 10, 20)], 10).now).toHaveLength(1);
  expect(dayProgress([at("a", 10, 20)], 20).unclosed).toHaveLength(1);
  expect(dayProgress([at("a", 10, 20)], 9).next?.id).toBe("a");
});

test("one completed early is done", () => {
  expect(dayProgress([at("a", 10, 20, "completed")], 15).done).toHaveLength(1);
});
