import { lookup } from "node:dns/promises";
import http from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isLoopback, isPublicAddress } from "./public-address.ts";

/** Why an address could not be read. Codes, not words: whoever asked is told in their language. */
export type FetchFailure =
  | "BAD_ADDRESS"
  | "PRIVATE_ADDRESS"
  | "UNKNOWN_HOST"
  | "UNREACHABLE_HOST"
  | "TOO_SLOW"
  | "TOO_LARGE"
  | "TOO_MANY_REDIRECTS"
  | "HTTP_ERROR"
  | "UNREADABLE";

export type Fetched =
  | { ok: true; unchanged: false; body: Buffer; etag: string | null }
  | { ok: true; unchanged: true }
  | { ok: false; reason: FetchFailure; status?: number };

export type FetchLimits = {
  maxBytes: number;
  /** Of the whole: names, redirects and body. */
  timeoutMs: number;
  maxRedirects: number;
  /** For tests, whose servers are on this machine. */
  allowLoopback?: boolean;
  /** How names become addresses; the system's resolver unless a test says otherwise. */
  resolve?: (host: string) => Promise<string[]>;
};

class Refused extends Error {
  readonly reason: FetchFailure;
  readonly status: number | undefined;
  constructor(reason: FetchFailure, status?: number) {
    super(reason);
    this.reason = reason;
    this.status = status;
  }
}

const REDIRECTS = [301, 302, 303, 307, 308];

const systemResolver = async (host: string): Promise<string[]> =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

/**
 * GETs an address that somebody typed, and reaches the public network alone: every address that a name has must be public,
 * and the connection goes to the one that was checked, so that a name cannot answer otherwise a moment later. Each redirect
 * is checked again. Nothing compressed is asked for or taken: what arrives is what counts towards `maxBytes`.
 */
export async function fetchPublic(url: string, etag: string | null, limits: FetchLimits): Promise<Fetched> {
  const signal = AbortSignal.timeout(limits.timeoutMs);
  try {
    let at = url;
    for (let hops = 0; hops <= limits.maxRedirects; hops++) {
      const answer = await visit(at, etag, limits, signal);
      if (!("location" in answer)) return answer;
      at = answer.location;
    }
    return { ok: false, reason: "TOO_MANY_REDIRECTS" };
  } catch (error) {
    if (error instanceof Refused)
      return { ok: false, reason: error.reason, ...(error.status ? { status: error.status } : {}) };
    return { ok: false, reason: signal.aborted ? "TOO_SLOW" : "UNREACHABLE_HOST" };
  }
}

async function visit(
  address: string,
  etag: string | null,
  limits: FetchLimits,
  signal: AbortSignal,
): Promise<Fetched | { location: string }> {
  const url = URL.parse(address);
  if (!url || !["http:", "https:"].includes(url.protocol)) throw new Refused("BAD_ADDRESS");
  const pinned = await checkedAddress(url, limits, signal);
  const response = await get(url, pinned, etag, signal);
  const status = response.statusCode ?? 0;
  try {
    if (REDIRECTS.includes(status) && response.headers.location) {
      const next = URL.parse(response.headers.location, url);
      if (!next) throw new Refused("BAD_ADDRESS");
      return { location: next.href };
    }
    if (status === 304 && etag) return { ok: true, unchanged: true };
    if (status !== 200) throw new Refused("HTTP_ERROR", status);
    if (!["identity", undefined].includes(response.headers["content-encoding"])) throw new Refused("UNREADABLE");
    const body = await bounded(response, limits.maxBytes, signal);
    return { ok: true, unchanged: false, body, etag: response.headers.etag ?? null };
  } finally {
    // What was not read is not waited for.
    response.destroy();
  }
}

/** @throws Refused unless every address of the host is public: a name that also has a private one is not tried. */
async function checkedAddress(
  { hostname }: URL,
  { resolve = systemResolver, allowLoopback = false }: FetchLimits,
  signal: AbortSignal,
): Promise<string> {
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  const addresses = isIP(host) ? [host] : await unless(signal, resolve(host)).catch(() => []);
  if (signal.aborted) throw new Refused("TOO_SLOW");
  const [first] = addresses;
  if (!first) throw new Refused("UNKNOWN_HOST");
  if (!addresses.every((each) => isPublicAddress(each) || (allowLoopback && isLoopback(each))))
    throw new Refused("PRIVATE_ADDRESS");
  return first;
}

const unless = <T>(signal: AbortSignal, work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_, reject) =>
      signal.addEventListener("abort", () => reject(new Refused("TOO_SLOW")), { once: true }),
    ),
  ]);

function get(url: URL, pinned: string, etag: string | null, signal: AbortSignal): Promise<http.IncomingMessage> {
  const family = isIP(pinned);
  const toPinned: LookupFunction = (_host, options, done) =>
    options.all ? done(null, [{ address: pinned, family }]) : done(null, pinned, family);
  const headers = {
    Accept: "text/calendar, text/plain;q=0.5",
    "Accept-Encoding": "identity",
    "User-Agent": "Zaguan (calendar)",
    ...(etag ? { "If-None-Match": etag } : {}),
  };
  return new Promise((done, failed) => {
    const request = (url.protocol === "https:" ? https : http).request(
      url,
      { agent: false, lookup: toPinned, headers, signal, maxHeaderSize: 16_384 },
      done,
    );
    request.on("error", failed);
    request.end();
  });
}

async function bounded(response: http.IncomingMessage, maxBytes: number, signal: AbortSignal): Promise<Buffer> {
  if (Number(response.headers["content-length"] ?? 0) > maxBytes) throw new Refused("TOO_LARGE");
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    if (signal.aborted) throw new Refused("TOO_SLOW");
    size += (chunk as Buffer).length;
    if (size > maxBytes) throw new Refused("TOO_LARGE");
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
