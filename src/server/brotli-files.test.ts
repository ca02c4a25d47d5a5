import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request as ask } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { brotliFiles } from "./brotli-files.ts";

const folder = mkdtempSync(join(tmpdir(), "brotli-files-"));
const script = "export const words = 'one and the same';\n".repeat(400);
mkdirSync(join(folder, "static", "chunks"), { recursive: true });
for (const name of ["chunks/a.js", "chunks/b.css", "chunks/c.woff2", "chunks/again.js"]) {
  writeFileSync(join(folder, "static", name), script);
}
writeFileSync(join(folder, "secret.js"), "not for you");

const answer = brotliFiles(join(folder, "static"));
// What stands behind it: Next.
const server = createServer((request, response) => {
  if (!answer(request, response)) response.writeHead(204).end();
});

beforeAll(() => new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve)));
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

type Answer = { status: number; headers: Record<string, unknown>; body: Buffer };

/** By hand: `fetch` would tidy the path and unpack the answer. */
function get(path: string, { accepts = "gzip, deflate, br, zstd", method = "GET" } = {}): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const sent = ask({ host: "127.0.0.1", port, path, method, headers: { "accept-encoding": accepts } }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
    sent.on("error", reject).end();
  });
}

/** Asks until it is compressed. */
async function compressed(path: string): Promise<void> {
  await expect.poll(async () => (await get(path)).status, { timeout: 10_000 }).toBe(200);
}

test("a script is left to Next the first time, and then comes in Brotli, for ever", async () => {
  expect((await get("/_next/static/chunks/a.js")).status).toBe(204);
  await compressed("/_next/static/chunks/a.js");

  const { headers, body } = await get("/_next/static/chunks/a.js?dpl=1");
  expect(brotliDecompressSync(body).toString()).toBe(script);
  expect(headers).toMatchObject({
    "content-type": "text/javascript; charset=utf-8",
    "content-encoding": "br",
    "content-length": String(body.byteLength),
    "cache-control": "public, max-age=31536000, immutable",
    vary: "Accept-Encoding",
  });
});

test("styles are called styles, and HEAD says the same without the body", async () => {
  await compressed("/_next/static/chunks/b.css");
  const { status, headers, body } = await get("/_next/static/chunks/b.css", { method: "HEAD" });
  expect(status).toBe(200);
  expect(headers["content-type"]).toBe("text/css; charset=utf-8");
  expect(body.byteLength).toBe(0);
});

test.each(["gzip", "", "br;q=0, gzip", "vibrant"])("whoever takes %j gets Next's own", async (accepts) => {
  await compressed("/_next/static/chunks/again.js");
  expect((await get("/_next/static/chunks/again.js", { accepts })).status).toBe(204);
});

test.each([
  "/_next/static/chunks/c.woff2",
  "/_next/static/../secret.js",
  "/_next/static/chunks/../../secret.js",
  "/_next/static/%2e%2e/secret.js",
  "/_next/static/..%2fsecret.js",
  "/_next/static//secret.js",
  "/_next/static/chunks/unknown.js",
  "/secret.js",
])("%s is Next's to answer, however often", async (path) => {
  // What is asked after it is compressed after it: by then this one has had its turn.
  await get(path);
  writeFileSync(join(folder, "static", "chunks", `${encodeURIComponent(path)}.js`.replaceAll("%", "-")), script);
  await compressed(`/_next/static/chunks/${`${encodeURIComponent(path)}.js`.replaceAll("%", "-")}`);
  expect((await get(path)).status).toBe(204);
});

test("nothing is answered to a POST", async () => {
  await compressed("/_next/static/chunks/a.js");
  expect((await get("/_next/static/chunks/a.js", { method: "POST" })).status).toBe(204);
});
