import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { keepAnswer, takeIdempotencyKey } from "#modules/keys/commands/keep-answer.ts";
import { sha256 } from "#lib/secrets.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { Answer } from "./answers.ts";
import { ApiError } from "./errors.ts";

/** Thrown out of a transaction whose answer is known already. */
export class Replay extends Error {
  override name = "Replay";
  readonly answer: Answer;
  constructor(answer: Answer) {
    super("replay");
    this.answer = answer;
  }
}

/** An `Idempotency-Key` as it may be sent: 1 to 255 printable characters. @throws ApiError 400 */
export function readIdempotencyKey(header: string | undefined): string | null {
  if (header === undefined) return null;
  if (!/^[\x20-\x7e]{1,255}$/.test(header)) throw new ApiError(400, "MALFORMED_REQUEST", { reason: "idempotency_key" });
  return header;
}

export type IdempotencyPromise = {
  claim: (tx: Tx, ctx: Ctx) => Promise<void>;
  keep: (tx: Tx, ctx: Ctx, answer: Answer) => Promise<void>;
  keepRefusal: (ctx: Ctx, answer: Answer) => Promise<void>;
};

/**
 * The promise behind one `Idempotency-Key`: the first answer is kept and given again. `claim` and `keep` run in the
 * transaction of the command, so that there is never an effect without its answer nor an answer without its effect.
 * An answer may hold a secret, such as a new machine's key: it is kept sealed with the caller's own key, which we lack.
 */
export function promiseOf(idempotencyKey: string, apiKey: string, request: string): IdempotencyPromise {
  const requestHash = sha256(request);
  const seal = Buffer.from(hkdfSync("sha256", apiKey, idempotencyKey, "zaguan idempotent answer", 32));

  const claim = async (tx: Tx, ctx: Ctx): Promise<void> => {
    const kept = await takeIdempotencyKey(tx, ctx, idempotencyKey, requestHash);
    if (!kept) return;
    if (kept.requestHash !== requestHash) throw new ApiError(409, "IDEMPOTENCY_CONFLICT");
    if (kept.status === null || kept.answer === null) throw new Error("an idempotency key without its answer");
    throw new Replay({ status: kept.status, body: opened(seal, kept.answer), errorCode: null });
  };
  const keep = (tx: Tx, ctx: Ctx, { status, body }: Answer): Promise<void> =>
    keepAnswer(tx, ctx, idempotencyKey, { status, answer: sealed(seal, body) });

  return {
    claim,
    keep,
    // A refusal has rolled its transaction back, and with it the claim: it is kept in one of its own.
    keepRefusal: (ctx, answer) => {
      const { around: _around, ...plain } = ctx;
      return withTenant(plain, async (tx) => {
        await claim(tx, plain);
        await keep(tx, plain, answer);
      });
    },
  };
}

function sealed(key: Buffer, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const secret = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), secret]).toString("base64");
}

function opened(key: Buffer, written: string): string {
  const bytes = Buffer.from(written, "base64");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
}
