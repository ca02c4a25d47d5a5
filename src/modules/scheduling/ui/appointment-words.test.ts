import { expect, test } from "vitest";
import { freeUntil, personName } from "./appointment-words.ts";

const HOUR = 3_600_000;
const start = 100 * HOUR;

test.each([
  [24, 50 * HOUR, 76 * HOUR],
  [24, 76 * HOUR, null],
  [24, 90 * HOUR, null],
  [0, 99 * HOUR, 100 * HOUR],
])("a window of %i hours, at %i", (cancellationWindowH, now, until) => {
  expect(freeUntil({ start, cancellationWindowH }, now)).toBe(until);
});

test("a person without a last name", () => expect(personName({ firstName: "Cher", lastName: "" })).toBe("Cher"));
