import { argon2Sync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { hashPassword, needsRehash, verifyPassword } from "./passwords.ts";

const cheaper = (password: string): string => {
  const salt = Buffer.alloc(16, 7);
  const tag = argon2Sync("argon2id", {
    memory: 64,
    passes: 1,
    parallelism: 1,
    message: password,
    nonce: salt,
    tagLength: 32,
  });
  const text = (bytes: Buffer) => bytes.toString("base64").replaceAll("=", "");
  return `$argon2id$v=19$m=64,t=1,p=1$${text(salt)}$${text(tag)}`;
};

describe("passwords", () => {
  test("are kept as argon2id at OWASP's cost, each with a salt of its own", async () => {
    const [first, second] = await Promise.all([hashPassword("el patio de ana"), hashPassword("el patio de ana")]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(first).not.toBe(second);
    expect(needsRehash(first)).toBe(false);
  });

  test("are recognised, and nothing else is", async () => {
    const hash = await hashPassword("el patio de ana");
    expect(await verifyPassword("el patio de ana", hash)).toBe(true);
    expect(await verifyPassword("el patio de Ana", hash)).toBe(false);
    expect(await verifyPassword("", hash)).toBe(false);
  });

  test("are the same from any keyboard", async () => {
    const hash = await hashPassword("contraseña larga".normalize("NFC"));
    expect(await verifyPassword("contraseña larga".normalize("NFD"), hash)).toBe(true);
  });

  test("nobody's is never right", async () => {
    expect(await verifyPassword("el patio de ana", null)).toBe(false);
    expect(await verifyPassword("el patio de ana", "not a hash")).toBe(false);
  });

  test("are still recognised after the cost has changed, and then hashed anew", async () => {
    const old = cheaper("el patio de ana");
    expect(await verifyPassword("el patio de ana", old)).toBe(true);
    expect(needsRehash(old)).toBe(true);
    expect(needsRehash("not a hash")).toBe(true);
  });
});
