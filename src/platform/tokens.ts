import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "#env.ts";
import type { TenantId } from "#platform/context.ts";

/*
 * Links that leave by mail. A token is base64url(id), 22 characters, and base64url(HMAC-SHA256(APP_SECRET, purpose|tenant|id)), 43:
 * nothing in the database is enough to make one, and one made for a purpose or an institution is worth nothing for another.
 * No dot stands between them: a path with a dot is taken for a file's.
 */

const ID_BYTES = 16;
const ID_LENGTH = 22;
const TOKEN_LENGTH = 65;

function signature(tenant: TenantId, purpose: string, id: string): Buffer {
  return createHmac("sha256", env().APP_SECRET).update(`${purpose}|${tenant}|${id}`).digest();
}

/**
 * Six digits for a person to copy. So few that whoever asks for them must count the tries and let few minutes pass; what
 * they are made of is as for a link, so that the database does not tell them either.
 */
export function codeFor(tenant: TenantId, purpose: string, id: string): string {
  return String(signature(tenant, purpose, id).readUIntBE(0, 6) % 1_000_000).padStart(6, "0");
}

/** @param id a UUID. 65 characters come out, all of them safe in a path. */
export function signToken(tenant: TenantId, purpose: string, id: string): string {
  const bytes = Buffer.from(id.replaceAll("-", ""), "hex");
  if (bytes.length !== ID_BYTES) throw new Error("signToken: not a UUID");
  return `${bytes.toString("base64url")}${signature(tenant, purpose, id).toString("base64url")}`;
}

/** The id that was signed for this purpose in this institution, or null. */
export function readToken(tenant: TenantId, purpose: string, token: string): string | null {
  if (token.length !== TOKEN_LENGTH) return null;
  const idPart = token.slice(0, ID_LENGTH);
  const macPart = token.slice(ID_LENGTH);
  const bytes = Buffer.from(idPart, "base64url");
  if (bytes.length !== ID_BYTES) return null;
  const id = bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  const expected = signature(tenant, purpose, id);
  const given = Buffer.from(macPart, "base64url");
  // Base64url may be written in several ways; only the one that we write is ours.
  const canonical = bytes.toString("base64url") === idPart && given.toString("base64url") === macPart;
  return canonical && given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
}
