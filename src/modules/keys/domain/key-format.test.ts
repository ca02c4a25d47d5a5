import { describe, expect, it, test } from "vitest";
import { mintKey, parseKey } from "./key-format.ts";

describe.each(["machine", "organization"] as const)("a key of kind %s", (kind) => {
  const minted = mintKey(kind);

  it("is read back as it was made", () => {
    expect(minted.key).toMatch(kind === "machine" ? /^zgm_[a-z0-9]{12}_[0-9A-Za-z]{38}$/ : /^zgo_/);
    expect(parseKey(minted.key)).toEqual({ kind, short: minted.short, secretHash: minted.secretHash });
  });

  it("is never made twice", () => {
    expect(new Set(Array.from({ length: 200 }, () => mintKey(kind).short)).size).toBe(200);
  });

  it("is not a key when any one character of it is another", () => {
    for (let at = 0; at < minted.key.length; at++) {
      const other = minted.key[at] === "a" ? "b" : "a";
      expect(parseKey(minted.key.slice(0, at) + other + minted.key.slice(at + 1))).toBeNull();
    }
  });
});

test.each(["", "zgm_", "zgx_abcdefgh_", "Bearer zgm_abcdefgh_x", `zgm_${"a".repeat(12)}_${"b".repeat(38)}`])(
  "%j is no key",
  (text) => {
    expect(parseKey(text)).toBeNull();
  },
);

test("what is written now is read in ten years", () => {
  expect(parseKey("zgo_abcdefgh1234_0123456789ABCDEFGHIJKLMNOPQRSTUV3SB4xa")?.short ?? "wrong checksum").toBe(
    "abcdefgh1234",
  );
});
