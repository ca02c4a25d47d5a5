import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { once } from "#platform/registry.ts";

const derive = promisify(argon2);

/** OWASP's second choice for argon2id, about 30 to 80 ms of one core. A change here rehashes at the next sign-in. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const TAG_BYTES = 32;
const SALT_BYTES = 16;

type Parsed = { memory: number; passes: number; parallelism: number; salt: Buffer; tag: Buffer };

/** The same letters typed on two keyboards may be two sequences of code points. */
const bytesOf = (password: string): Buffer => Buffer.from(password.normalize("NFKC"), "utf8");

const unpadded = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64").replaceAll("=", "");

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

function parse(phc: string): Parsed | null {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(phc) ?? [];
  if (!memory || !passes || !parallelism || !salt || !tag) return null;
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, "base64"),
    tag: Buffer.from(tag, "base64"),
  };
}

/** A PHC string (https://github.com/P-H-C/phc-string-format) with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await derive("argon2id", { ...COST, message: bytesOf(password), nonce: salt, tagLength: TAG_BYTES });
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
}

/**
 * Whether the password is the one behind `phc`. Where there is none (nobody has that e-mail, or an invitation is still
 * open) the same work is done and the answer is no: time tells nothing about who is known here.
 */
export async function verifyPassword(password: string, phc: string | null): Promise<boolean> {
  const known = phc ? parse(phc) : null;
  const { salt, tag, ...cost } = known ?? (await nobody());
  const derived = await derive("argon2id", { ...cost, message: bytesOf(password), nonce: salt, tagLength: tag.length });
  return timingSafeEqual(derived, tag) && known !== null;
}

/** Whether `phc` was made at another cost than today's. */
export function needsRehash(phc: string): boolean {
  const known = parse(phc);
  return (
    !known || known.memory !== COST.memory || known.passes !== COST.passes || known.parallelism !== COST.parallelism
  );
}

/** Nobody's password: only its shape matters. */
const nobody = (): Promise<Parsed> =>
  once("identity.nobody", async () => ({ ...COST, salt: randomBytes(SALT_BYTES), tag: randomBytes(TAG_BYTES) }));
