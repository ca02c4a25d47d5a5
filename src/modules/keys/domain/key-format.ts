import { BASE62, checksum, randomText, sha256 } from "#lib/secrets.ts";

export type KeyKind = "machine" | "organization";

const PREFIX = { machine: "zgm", organization: "zgo" } as const satisfies Record<KeyKind, string>;
const SHORT_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";
const SHORT_LENGTH = 12;
/** 32 of 62 characters: 190 bits. */
const SECRET_LENGTH = 32;

const FORMAT = /^(zg[mo])_([a-z0-9]{8,16})_([0-9A-Za-z]{32})([0-9A-Za-z]{6})$/;

/** `key` is shown once; only `short`, which is public, and the secret's SHA-256 are kept. */
export function mintKey(kind: KeyKind): { key: string; short: string; secretHash: string } {
  const short = randomText(SHORT_ALPHABET, SHORT_LENGTH);
  const secret = randomText(BASE62, SECRET_LENGTH);
  const body = `${PREFIX[kind]}_${short}_${secret}`;
  return { key: `${body}${checksum(body)}`, short, secretHash: sha256(secret) };
}

/** What a written key says of itself, or null: a wrong checksum is known without asking the database. */
export function parseKey(text: string): { kind: KeyKind; short: string; secretHash: string } | null {
  const [, prefix, short = "", secret = "", crc] = FORMAT.exec(text) ?? [];
  if (!prefix || checksum(`${prefix}_${short}_${secret}`) !== crc) return null;
  return { kind: prefix === PREFIX.machine ? "machine" : "organization", short, secretHash: sha256(secret) };
}
