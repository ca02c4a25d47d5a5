import { expect, it } from "vitest";
import { readCursor, writeCursor } from "./page-cursor.ts";

const END = { at: Date.UTC(2026, 2, 2, 12), id: "019c5f0e-5b1c-7d44-a3e6-0d9f4ac0f6aa" };

it("reads what it wrote", () => {
  expect(readCursor(writeCursor(END))).toEqual(END);
});

it.each([undefined, "", "x", writeCursor({ ...END, id: "0".repeat(36) }), writeCursor({ at: 1e20, id: END.id })])(
  "knows nothing of %s",
  (written) => {
    expect(readCursor(written)).toBeNull();
  },
);
