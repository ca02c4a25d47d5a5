import { expect, test } from "vitest";
import { answerDeadline } from "./answer-deadline.ts";

const HOUR = 3_600_000;

test("a request waits as long as the service says", () => {
  expect(answerDeadline(0, 48, 100 * HOUR)).toBe(48 * HOUR);
});

test("but never past its own start", () => {
  expect(answerDeadline(0, 48, 5 * HOUR)).toBe(5 * HOUR);
});
