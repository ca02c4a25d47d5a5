const TIMEOUT_MS = 20_000;
const API = "/api/v1";

export type Asked = { body?: unknown; headers?: Record<string, string> };
export type Answer = {
  status: number;
  data: unknown;
  nextCursor: string | null;
  code: string;
  retryAfterS: number;
  headers: Headers;
};

/** Asks the shim as whoever holds `key`. @throws if no answer came */
export type Shim = (key: string, method: "GET" | "POST" | "PUT", path: string, asked?: Asked) => Promise<Answer>;

type Envelope = { data?: unknown; meta?: { next_cursor?: string | null }; error?: { code?: string; message?: string } };

/** The one way in: HTTP, JSON and a key, as any device has them. `carry` may lose things on the way. */
export function shimAt(origin: string, carry: typeof fetch = fetch): Shim {
  return async (key, method, path, { body, headers } = {}) => {
    const answer = await carry(new URL(`${API}${path}`, origin), {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        "accept-language": "en",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await answer.text();
    const { data, meta, error } = (text ? JSON.parse(text) : {}) as Envelope;
    return {
      status: answer.status,
      data,
      nextCursor: meta?.next_cursor ?? null,
      code: error?.code ?? "",
      retryAfterS: Number(answer.headers.get("retry-after") ?? 0),
      headers: answer.headers,
    };
  };
}

/** A whole list, page after page. @throws RefusedByShim */
export async function everything<Item>(shim: Shim, key: string, path: string): Promise<Item[]> {
  const all: Item[] = [];
  let cursor: string | null = null;
  do {
    const where = `${path}${path.includes("?") ? "&" : "?"}limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`;
    const answer = await patiently(() => shim(key, "GET", where));
    if (answer.status !== 200) throw new RefusedByShim(`GET ${path}`, answer);
    all.push(...(answer.data as Item[]));
    cursor = answer.nextCursor;
  } while (cursor);
  return all;
}

/** Comes back as often as it is told to, and a few times where nobody answers. */
export async function patiently(ask: () => Promise<Answer>, tries = 8): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await ask();
      if (answer.status !== 429 && answer.status < 500) return answer;
      if (attempt >= tries) return answer;
      await new Promise((done) => setTimeout(done, Math.max(answer.retryAfterS * 1000, 250)));
    } catch (error) {
      if (attempt >= tries) throw error;
      await new Promise((done) => setTimeout(done, 250 * attempt));
    }
  }
}

export class RefusedByShim extends Error {
  override name = "RefusedByShim";
  constructor(what: string, { status, code }: Answer) {
    super(`${what} was answered ${String(status)} ${code}.`);
  }
}
