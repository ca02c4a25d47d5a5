import { fork } from "node:child_process";
import { once as onceEvent } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { getRequestListener } from "@hono/node-server";
import { newId } from "#lib/ids.ts";
import { type RoleUrls, servingEnv } from "#platform/db/roles.ts";

/** Connections of the API's pool to the database. */
export const POOL = 10;

export type ServedApi = { port: number; pid: number; stop: () => void };

/**
 * Our API in a process of its own, which the bench of that name answers for when it is called with `--serve` (`serveApi`).
 * The serving environment stays set in this process too.
 */
export async function forkApi(name: string, { urls, secret }: { urls: RoleUrls; secret: string }): Promise<ServedApi> {
  Object.assign(process.env, servingEnv(urls), {
    APP_SECRET: secret,
    NODE_ENV: "production",
    ROLE: "web",
    LOG_LEVEL: "error",
    DB_POOL_MAX: String(POOL),
  });
  const api = fork(fileURLToPath(new URL("../../bench.ts", import.meta.url)), [name, "--serve"], {
    execArgv: (process.env["BENCH_NODE_ARGS"] ?? "").split(" ").filter(Boolean),
  });
  const [port] = (await onceEvent(api, "message")) as [number];
  return { port, pid: api.pid ?? 0, stop: () => api.disconnect() };
}

/** Our API on Hono and node:http as `main.ts` runs it, without the pages, whose build it does not need. */
export async function serveApi(): Promise<void> {
  const { api } = await import("#server/http.ts");
  const listener = getRequestListener((incoming: Request) =>
    api.fetch(incoming, { requestId: newId(), address: "127.0.0.1", remember: () => undefined }),
  );
  const server = createServer((incoming, response) => void listener(incoming, response));
  server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
  process.on("disconnect", () => process.exit());
  await onceEvent(server, "close");
}
