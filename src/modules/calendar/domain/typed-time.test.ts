import { expect, test } from "vitest";
import { typedTime } from "./typed-time.ts";

test.each([
  ["9", 540],
  ["09", 540],
  ["930", 570],
  ["0930", 570],
  ["9:30", 570],
  ["09.30", 570],
  ["9h30", 570],
  ["9 hs", 540],
  ["9.30hs.", 570],
  [" 17:05 ", 1025],
  ["0", 0],
  ["23:59", 1439],
])("%j is minute %i", (text, minute) => {
  expect(typedTime(text)).toBe(minute);
});

test.each(["", "24", "24:00", "9:60", "9:5", "12345", "noon", "-1"])("%j is no time", (text) => {
  expect(typedTime(text)).toBeNull();
});
