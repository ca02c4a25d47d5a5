import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/ids.ts";
import { tenantId } from "#platform/context.ts";
import { codeFor, readToken, signToken } from "./tokens.ts";

beforeAll(() => {
  const url = "postgres://nobody@localhost/none";
  Object.assign(process.env, {
    APP_DATABASE_URL: url,
    JOBS_DATABASE_URL: url,
    PLATFORM_DATABASE_URL: url,
    APP_SECRET: "s".repeat(32),
  });
});

const here = tenantId(newId());
const elsewhere = tenantId(newId());

describe("a mailed token", () => {
  test("says again what was signed", () => {
    const id = newId();
    expect(readToken(here, "reset_password", signToken(here, "reset_password", id))).toBe(id);
  });

  test("is safe in a path and short enough for a mail's line", () => {
    expect(signToken(here, "invitation", newId())).toMatch(/^[\w-]{65}$/);
  });

  test("is worth nothing for another purpose or institution", () => {
    const token = signToken(here, "verify_email", newId());
    expect(readToken(here, "reset_password", token)).toBeNull();
    expect(readToken(elsewhere, "verify_email", token)).toBeNull();
  });

  test("does not survive a change of any character", () => {
    const token = signToken(here, "invitation", newId());
    for (let at = 0; at < token.length; at++) {
      const changed = token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1);
      expect(readToken(here, "invitation", changed), changed).toBeNull();
    }
  });

  test.each(["", ".", "a.b", "a.b.c", "%LINK%", "x".repeat(200), "x".repeat(65), ".".repeat(65), "ñ".repeat(65)])(
    "%j is none",
    (token) => {
      expect(readToken(here, "invitation", token)).toBeNull();
    },
  );

  test("signs ids alone", () => {
    expect(() => signToken(here, "invitation", "not an id")).toThrow("not a UUID");
  });
});

describe("a mailed code", () => {
  test("is six digits, the same each time, and another for another id, purpose or institution", () => {
    const ids = Array.from({ length: 200 }, newId);
    const codes = ids.map((id) => codeFor(here, "sign_in_code", id));
    expect(codes.every((code) => /^[0-9]{6}$/.test(code))).toBe(true);
    expect(ids.map((id) => codeFor(here, "sign_in_code", id))).toEqual(codes);
    expect(new Set(codes).size).toBeGreaterThan(190);
    const elsewhereSame = ids.filter((id, at) => codeFor(elsewhere, "sign_in_code", id) === codes[at]);
    const otherwiseSame = ids.filter((id, at) => codeFor(here, "another", id) === codes[at]);
    expect(elsewhereSame.length + otherwiseSame.length).toBeLessThan(3);
  });
});
