import { createHash } from "node:crypto";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { Hono } from "hono";
import { env } from "#env.ts";
import { log } from "#platform/log.ts";
import type { Locale } from "#platform/context.ts";
import { authenticate, placeOf } from "#server/request.ts";
import type { Incoming } from "#server/incoming.ts";
import { codeOf } from "#modules/access/errors.ts";
import type { TrpcContext } from "#modules/access/request.ts";
import { appRouter } from "./router.ts";

const MAX_BATCH = 10;
const MAX_BODY = 256 * 1024;

const refusal = (status: 400 | 403 | 404 | 413, code: string, requestId: string) =>
  Response.json([{ error: { code: -32600, message: code, data: { code, httpStatus: status, requestId } } }], {
    status,
  });

/** A mutation must come from a page of the same origin: the browser says so, and no other site can make it. */
export function sameOrigin(request: Request): boolean {
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  const host = request.headers.get("host");
  return (
    origin !== null &&
    URL.canParse(origin) &&
    new URL(origin).host === host &&
    (site === null || site === "same-origin")
  );
}

export const trpc = new Hono<Incoming>().all("/api/trpc/:path{.+}", async (c) => {
  const request = c.req.raw;
  const requestId = c.env.requestId;
  if (request.method === "POST" && !sameOrigin(request)) return refusal(403, "FORBIDDEN", requestId);
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY)
    return refusal(413, "PAYLOAD_TOO_LARGE", requestId);
  if (c.req.param("path").split(",").length > MAX_BATCH) return refusal(400, "MALFORMED_REQUEST", requestId);
  const place = await placeOf(request.headers.get("host"));
  if (place.kind === "suspended") return refusal(403, "FORBIDDEN", requestId);
  if (place.kind !== "tenant") return refusal(404, "NOT_FOUND", requestId);

  const locale: Locale = request.headers.get("x-locale") === "en" ? "en" : "es-AR";
  const resHeaders = new Headers();
  const tenantRequest = await authenticate(place.tenant, request.headers.get("cookie"), locale, requestId);
  const context: TrpcContext = {
    tenant: tenantRequest.tenant,
    request: tenantRequest.ctx,
    user: tenantRequest.user,
    browser: {
      userAgent: request.headers.get("user-agent"),
      addressHash: createHash("sha256").update(env().APP_SECRET).update(c.env.address).digest("hex"),
    },
    cookie: request.headers.get("cookie"),
    resHeaders,
  };
  c.env.remember(tenantRequest);
  const response = await fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    createContext: () => context,
    responseMeta: ({ data, errors }) =>
      errors.length > 0 && errors.length === data.length
        ? { status: Math.max(...errors.map((error) => codeOf(error).httpStatus)) }
        : {},
    onError: ({ error, path }) => {
      const { code } = codeOf(error);
      const facts = { request: requestId, tenant: place.tenant.id, path, code };
      if (code === "INTERNAL_ERROR") log().error({ ...facts, err: error.cause ?? error }, "procedure failed");
      else log().debug(facts, "procedure refused");
    },
  });
  for (const [name, value] of resHeaders) response.headers.append(name, value);
  response.headers.set("x-request-id", requestId);
  response.headers.set("cache-control", "no-store");
  return response;
});
