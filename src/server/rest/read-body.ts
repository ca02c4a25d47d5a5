import type { Context } from "hono";
import { MalformedJson, parseStrictJson } from "#lib/strict-json.ts";
import { ApiError } from "./errors.ts";

export const MAX_JSON = 1024 * 1024;
const READ_MS = 30_000;

/**
 * The body as text, if it keeps to `maxBytes` and comes within half a minute. Nothing is unpacked for strangers: a body
 * with a Content-Encoding is refused, and so is no longer a bomb.
 * @param encoding latin1: a byte in each character, whatever they are
 * @throws ApiError 400, 413, 415
 */
export async function readText(c: Context, maxBytes: number, encoding: "utf8" | "latin1"): Promise<string> {
  const packed = c.req.header("content-encoding");
  if (packed && packed.toLowerCase() !== "identity")
    throw new ApiError(415, "UNSUPPORTED_MEDIA_TYPE", { reason: "packed" });
  const announced = Number(c.req.header("content-length") ?? Number.NaN);
  if (announced > maxBytes) throw tooLarge(maxBytes);
  const bytes = await inTime(Number.isNaN(announced) ? readStream(c, maxBytes) : c.req.arrayBuffer());
  if (encoding === "latin1") return Buffer.from(bytes).toString(encoding);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw malformed("not_utf8");
  }
}

const tooLarge = (limit: number): ApiError => new ApiError(413, "PAYLOAD_TOO_LARGE", { reason: "too_large", limit });
const malformed = (reason: string, facts = {}): ApiError =>
  new ApiError(400, "MALFORMED_REQUEST", { reason, ...facts });

/** @throws ApiError 415 */
export function requireType(c: Context, type: "application/json" | "text/plain"): void {
  const given = (c.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  const fits = given === type || (type === "application/json" && /^application\/[\w.-]+\+json$/.test(given));
  if (!fits) throw new ApiError(415, "UNSUPPORTED_MEDIA_TYPE", { reason: "content_type", expected: type });
}

/** @throws ApiError 400 */
export function parseJson(text: string): unknown {
  try {
    return parseStrictJson(text);
  } catch (error) {
    if (error instanceof MalformedJson) throw malformed(error.message, error.where);
    throw error;
  }
}

/** A body that did not say how long it is: counted while it comes. */
async function readStream(c: Context, maxBytes: number): Promise<ArrayBuffer> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return new Blob(chunks).arrayBuffer();
}

async function inTime<T>(reading: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(malformed("too_slow")), READ_MS);
  });
  try {
    return await Promise.race([reading, tooSlow]);
  } catch (error) {
    // A sender who hangs up halfway is no fault of ours.
    throw error instanceof ApiError ? error : malformed("cut_off");
  } finally {
    clearTimeout(timer);
  }
}
