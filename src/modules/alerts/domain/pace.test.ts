import { expect, it } from "vitest";
import { afterLetter, mayWrite, type Pace } from "./pace.ts";

const MINUTE = 60_000;
const START = Date.UTC(2026, 2, 2, 15);

/** The minutes in which letters leave, where something new happens in every one of them. */
function storm(minutes: number, isUrgent: (minute: number) => boolean): number[] {
  let pace: Pace = { letters: 0, lastLetterAt: null };
  const left: number[] = [];
  for (let minute = 0; minute < minutes; minute++) {
    const now = START + minute * MINUTE;
    if (!mayWrite(pace, isUrgent(minute), now)) continue;
    pace = afterLetter(pace, now);
    left.push(minute);
  }
  return left;
}

it.each([
  ["an hour of what is urgent", 60, true, 3],
  ["a day of it", 1440, true, 26],
  ["an hour of anything else", 60, false, 1],
  ["a day of it", 1440, false, 8],
])("%s is a bounded number of letters", (_, minutes, isUrgent, letters) => {
  expect(storm(minutes, () => isUrgent)).toHaveLength(letters);
});

it("the first leaves at once, and the pauses grow", () => {
  expect(storm(240, () => true)).toEqual([0, 15, 45, 105, 165, 225]);
  expect(storm(720, () => false)).toEqual([0, 60, 180, 420, 660]);
});

it("what is urgent does not wait as long as what is not, though that was written of last", () => {
  expect(storm(60, (minute) => minute === 20)).toEqual([0, 20]);
});

it("half a day of calm, and the next one leaves at once", () => {
  const busy: Pace = { letters: 9, lastLetterAt: START };
  expect(mayWrite(busy, true, START + 59 * MINUTE)).toBe(false);
  expect(mayWrite(busy, false, START + 12 * 60 * MINUTE)).toBe(true);
  expect(afterLetter(busy, START + 12 * 60 * MINUTE).letters).toBe(1);
  expect(afterLetter(busy, START + 4 * 60 * MINUTE).letters).toBe(10);
});
