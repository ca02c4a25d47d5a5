import { createServer, type RequestListener, type Server } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { fetchPublic, type FetchLimits } from "./fetch-public.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function aServer(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", () => resolve()));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
}

/** Loopback is where the test's servers are; everything else is judged as ever. */
const limits: FetchLimits = { maxBytes: 100_000, timeoutMs: 2_000, maxRedirects: 3, allowLoopback: true };
const get = (url: string, changes: Partial<FetchLimits> = {}, etag: string | null = null) =>
  fetchPublic(url, etag, { ...limits, ...changes });
const refused = (reason: string, more: object = {}) => ({ ok: false, reason, ...more });

describe("what answers well", () => {
  test("is read, with its ETag, and not read again where it is the same", async () => {
    const url = await aServer((request, response) => {
      if (request.headers["if-none-match"] === '"1"') return void response.writeHead(304).end();
      response.writeHead(200, { etag: '"1"' }).end("hola");
    });
    const first = await get(url);
    expect(first).toEqual({ ok: true, unchanged: false, body: Buffer.from("hola"), etag: '"1"' });
    expect(await get(url, {}, '"1"')).toEqual({ ok: true, unchanged: true });
  });

  test("may be three redirects away, and no further", async () => {
    const url = await aServer((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left > 0) return void response.writeHead(302, { location: `/${left - 1}` }).end();
      response.end("aquí");
    });
    expect(await get(`${url}/3`)).toMatchObject({ ok: true });
    expect(await get(`${url}/4`)).toEqual(refused("TOO_MANY_REDIRECTS"));
  });
});

describe("what is too much", () => {
  test("50 MB that come without saying so are cut off at the limit", async () => {
    let sent = 0;
    const url = await aServer((_request, response) => {
      const chunk = Buffer.alloc(64 * 1024, "x");
      const more = () => {
        while (sent < 50 * 1024 * 1024 && !response.destroyed) {
          sent += chunk.length;
          if (!response.write(chunk)) return void response.once("drain", more);
        }
        response.end();
      };
      more();
    });
    expect(await get(url)).toEqual(refused("TOO_LARGE"));
    expect(sent).toBeLessThan(20 * 1024 * 1024);
  });

  test("and 50 MB that are announced are not begun", async () => {
    const url = await aServer(
      (_request, response) => void response.writeHead(200, { "content-length": 50 * 1024 * 1024 }).write("x"),
    );
    expect(await get(url)).toEqual(refused("TOO_LARGE"));
  });

  test("a server that takes its time", async () => {
    const drip = await aServer((_request, response) => {
      const timer = setInterval(() => response.write("x"), 50);
      response.on("close", () => clearInterval(timer));
    });
    expect(await get(drip, { timeoutMs: 400 })).toEqual(refused("TOO_SLOW"));
    expect(await get(await aServer(() => undefined), { timeoutMs: 300 })).toEqual(refused("TOO_SLOW"));
    expect(await get("http://slow.example", { timeoutMs: 300, resolve: () => new Promise(() => undefined) })).toEqual(
      refused("TOO_SLOW"),
    );
  });

  test("a small file that would unpack to a large one", async () => {
    const url = await aServer(
      (_request, response) => void response.writeHead(200, { "content-encoding": "gzip" }).end("x"),
    );
    expect(await get(url)).toEqual(refused("UNREADABLE"));
  });
});

describe("only the public network is reached", () => {
  const inside = [
    "http://127.0.0.1",
    "http://2130706433",
    "http://0x7f.1",
    "http://017700000001",
    "http://[::1]",
    "http://[::ffff:127.0.0.1]",
    "http://[::ffff:7f00:1]",
    "http://0.0.0.0",
    "http://10.1.2.3",
    "http://192.168.0.1",
    "http://172.16.0.1",
    "http://169.254.169.254/latest/meta-data",
    "http://[fe80::1]",
    "http://[fd00::1]",
    "http://[64:ff9b::7f00:1]",
    "http://[2002:7f00:1::]",
    "http://[::127.0.0.1]",
    "http://[::ffff:a9fe:a9fe]",
    "http://[64:ff9b::a9fe:a9fe]",
    "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]",
    "http://0300.0250.0.1",
    "http://0xc0a80001",
    "http://0xa9fea9fe",
    "http://①⑥⑨.254.169.254",
  ];

  test.each(inside)("%s is refused", async (url) =>
    expect(await get(url, { allowLoopback: false })).toEqual(refused("PRIVATE_ADDRESS")),
  );

  test.each(inside.filter((url) => !/\/(127\.|2130706433|0x7f|0177|①)/.test(url)))(
    "a redirect to %s is refused",
    async (location) => {
      const url = await aServer((_request, response) => void response.writeHead(302, { location }).end());
      expect(await get(url)).toEqual(refused("PRIVATE_ADDRESS"));
    },
  );

  test.each(["file:///etc/passwd", "ftp://example.org", "gopher://x", "javascript:1", "nonsense"])(
    "nor %s",
    async (location) => {
      expect(await get(location)).toEqual(refused("BAD_ADDRESS"));
    },
  );

  test("a redirect to another scheme is refused", async () => {
    const url = await aServer(
      (_request, response) => void response.writeHead(302, { location: "file:///etc/passwd" }).end(),
    );
    expect(await get(url)).toEqual(refused("BAD_ADDRESS"));
  });

  test("a name with one private address among public ones is refused", async () => {
    expect(await get("http://both.example", { resolve: async () => ["93.184.215.14", "10.0.0.1"] })).toEqual(
      refused("PRIVATE_ADDRESS"),
    );
    expect(await get("http://nobody.example", { resolve: async () => [] })).toEqual(refused("UNKNOWN_HOST"));
    expect(await get("http://broken.example", { resolve: () => Promise.reject(new Error("ENOTFOUND")) })).toEqual(
      refused("UNKNOWN_HOST"),
    );
  });

  test("a name that changes its answer is asked once, and what was checked is what is reached", async () => {
    const port = new URL(await aServer((request, response) => void response.end(request.headers.host))).port;
    let asked = 0;
    const rebinding = async () => (asked++ === 0 ? ["127.0.0.1"] : ["169.254.169.254"]);
    const found = await get(`http://rebinding.example:${port}`, { resolve: rebinding });
    expect(found).toMatchObject({ ok: true, body: Buffer.from(`rebinding.example:${port}`) });
    expect(asked).toBe(1);
    expect(await get(`http://rebinding.example:${port}`, { resolve: rebinding })).toEqual(refused("PRIVATE_ADDRESS"));
  });
});

test("other answers are told by their number, and nobody at the door as that", async () => {
  const url = await aServer((_request, response) => void response.writeHead(404).end());
  expect(await get(url)).toEqual(refused("HTTP_ERROR", { status: 404 }));
  expect(await get("http://127.0.0.1:1")).toEqual(refused("UNREACHABLE_HOST"));
});
