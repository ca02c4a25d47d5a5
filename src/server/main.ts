import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import next from "next";
import { env } from "#env.ts";
import { newId } from "#lib/ids.ts";
import { closePools } from "#platform/db/pools.ts";
import { mailCatcher, startMailCatcher } from "#platform/mail/catcher.ts";
import { mailConfigured } from "#platform/mail/transport.ts";
import { log } from "#platform/log.ts";
import { boss } from "#platform/queue/boss.ts";
import { brotliFiles } from "./brotli-files.ts";
import { api, isApiPath } from "./http.ts";
import type { Incoming } from "./incoming.ts";
import { startWorkers } from "./jobs/index.ts";
import { startLive, stopLive } from "./live.ts";
import { observeRequest } from "./metrics.ts";
import type { TenantRequest } from "./request.ts";
import { flushRequests } from "./rest/request-log.ts";

const SHUTDOWN_MS = 15_000;
/** Beyond so many requests at once a new one is told to come back: better a few refused than all too late. */
const MAX_IN_FLIGHT = 500;

const settings = env();
const pages =
  settings.ROLE === "worker"
    ? null
    : next({ dev: settings.NODE_ENV === "development", port: settings.PORT, hostname: "localhost" });

if (settings.DEV_MAIL && !settings.SMTP_URL) await startMailCatcher();
if (!mailConfigured()) log().warn("SMTP_URL is not set: letters wait in the queue");
await boss().start();
if (settings.ROLE !== "web") await startWorkers();
if (pages) await Promise.all([startLive(), pages.prepare()]);

const answerPage = pages?.getRequestHandler();
// A development build's files change under their names.
const answerStatic =
  pages && settings.NODE_ENV === "production" ? brotliFiles(join(settings.NEXT_DIST_DIR, "static")) : null;
const known = new WeakMap<IncomingMessage, Incoming["Bindings"]>();
const answerApi = getRequestListener((request, { incoming }) =>
  api.fetch(request, known.get(incoming as IncomingMessage)),
);

let inFlight = 0;

function addressOf(request: IncomingMessage): string {
  const forwarded = String(request.headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  const believed = settings.TRUST_PROXY > 0 ? forwarded.at(-settings.TRUST_PROXY) : undefined;
  // An IPv4 caller of a socket that listens on both is written as an IPv6 one.
  return (believed ?? request.socket.remoteAddress ?? "").replace(/^::ffff:(?=\d+\.)/, "");
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const requestId = newId();
  const startedAt = performance.now();
  const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
  let whose: TenantRequest | undefined;
  // Ours alone: what a caller sends under this name is overwritten.
  request.headers["x-request-id"] = requestId;
  response.setHeader("X-Request-Id", requestId);
  known.set(request, {
    requestId,
    address: addressOf(request),
    remember: (tenantRequest) => void (whose = tenantRequest),
  });

  response.once("close", () => {
    inFlight--;
    observeRequest(path, response.statusCode, performance.now() - startedAt);
    if (path.startsWith("/_next/")) return;
    log().info(
      {
        request: requestId,
        method: request.method,
        path,
        status: response.statusCode,
        ms: Math.round(performance.now() - startedAt),
        tenant: whose?.tenant.id,
        user: whose?.user?.userId,
      },
      "request",
    );
  });
  if (++inFlight > MAX_IN_FLIGHT && path !== "/healthz") {
    const error = { code: "UNAVAILABLE", message: "Overloaded", request_id: requestId };
    response.writeHead(503, { "Retry-After": "2", "Content-Type": "application/json" }).end(JSON.stringify({ error }));
    return;
  }
  if (answerStatic?.(request, response)) return;
  if (isApiPath(path) || !answerPage) await answerApi(request, response);
  else await answerPage(request, response);
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    log().error({ err: error }, "request failed");
    if (!response.headersSent) response.writeHead(500);
    response.end();
  });
});
// Whoever waits longest closes: a proxy keeps a connection for a minute, and what it sends on one we just closed is lost.
server.keepAliveTimeout = 75_000;
if (pages && settings.NODE_ENV === "development") {
  const upgrade = pages.getUpgradeHandler();
  server.on("upgrade", (request, socket, head) => void upgrade(request, socket, head));
}

server.on("error", (error) => {
  log().fatal({ err: error }, "cannot listen");
  process.exit(1);
});
server.listen(settings.PORT, () => log().info({ port: settings.PORT, role: settings.ROLE }, "listening"));

/** In order: no new work, what runs is finished, jobs are handed back, connections close. */
async function shutDown(signal: string): Promise<void> {
  log().info({ signal }, "shutting down");
  setTimeout(() => process.exit(1), SHUTDOWN_MS).unref();
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await boss().stop({ graceful: true, timeout: 8_000 });
  await stopLive();
  await mailCatcher()?.stop();
  server.closeAllConnections();
  await closed;
  await flushRequests();
  await pages?.close();
  await closePools();
  log().info("stopped");
  process.exit(0);
}

for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void shutDown(signal));
// A state nobody foresaw: say so, and let whoever keeps the process start a clean one. Jobs wait in the database.
process.on("uncaughtException", (error) => {
  log().fatal({ err: error }, "uncaught exception");
  setTimeout(() => process.exit(1), 50);
});
process.on("unhandledRejection", (error) => log().error({ err: error }, "unhandled rejection"));
