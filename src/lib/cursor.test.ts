import { expect, test } from "vitest";
import { cursorOf, readCursor } from "./cursor.ts";

const id = "019331a0-0000-7000-8000-000000000001";

test("a cursor comes back as it went", () => {
  expect(readCursor(cursorOf({ key: "josé ñandú", id }))).toEqual({ key: "josé ñandú", id });
});

test.each([
  undefined,
  "",
  "x",
  Buffer.from("{}").toString("base64url"),
  Buffer.from('{"key":"a","id":"1"}').toString("base64url"),
])("%s is none", (written) => {
  expect(readCursor(written)).toBeNull();
});
