import { OpenAPIHono, type z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { isCleanText } from "#lib/strict-json.ts";
import { admitKey, type Admitted, type Allowance } from "#modules/keys/commands/admit-key.ts";
import { BATCH_BYTES } from "#modules/keys/domain/rate-limits.ts";
import { noteSpoken } from "#modules/machines/commands/note-spoken.ts";
import type { Locale } from "#platform/context.ts";
import { log } from "#platform/log.ts";
import type { Incoming } from "../incoming.ts";
import { failure, toResponse, type Answer } from "./answers.ts";
import { describeEndpoint, type Call, type Endpoint, type Handler } from "./endpoint.ts";
import { ApiError, errorMessage, faultError } from "./errors.ts";
import { requireHost, requireScope, keyFromHeaders } from "./key-checks.ts";
import { promiseOf, readIdempotencyKey } from "./idempotency.ts";
import { preferredLocale } from "./locale.ts";
import { MAX_JSON, parseJson, readText, requireType } from "./read-body.ts";
import { noteRequest } from "./request-log.ts";
import { runHandler } from "./run.ts";
import { validated } from "./validate.ts";

export { reply } from "./endpoint.ts";

/** One for each noun; `api.ts` puts them together. */
export const restApp = () => new OpenAPIHono<Incoming>();
type RestApp = ReturnType<typeof restApp>;

type AnyHandler = Parameters<typeof runHandler>[0];
type Schema = z.ZodType | undefined;

/** Of a body, so much is kept in the request log. */
const BODY_IN_LOG = 4000;

/**
 * One endpoint: who may ask, what it takes, what it answers, and the sentence that does it. Validation and the OpenAPI
 * document come of the same schemas. The handler gives `reply(data, { nextCursor })`, a refusal, or a `Response` of its
 * own (304); or it is `{ run, answer }`, a command and what is then read in its transaction (every organization POST).
 */
export function endpoint<
  Params extends Schema = undefined,
  Query extends Schema = undefined,
  Body extends Schema = undefined,
  Data extends Schema = undefined,
  Result = never,
>(app: RestApp, what: Endpoint<Params, Query, Body, Data>, handler: Handler<Params, Query, Body, Data, Result>): void {
  app.openAPIRegistry.registerPath(describeEndpoint(what));
  app.on(what.method.toUpperCase(), what.path.replaceAll(/\{(\w+)\}/g, ":$1"), (c) =>
    serve(c, what as Endpoint, handler as unknown as AnyHandler),
  );
}

/** What is found out on the way to an answer, for its headers and for the log. */
type Exchange = {
  now: number;
  startedAt: number;
  locale: Locale;
  bytesIn: number;
  body: string | null;
  admitted?: Admitted & { allowance: Allowance };
};

async function serve(c: Context<Incoming>, what: Endpoint, handler: AnyHandler): Promise<Response> {
  const locale = preferredLocale(c.req.header("accept-language"), "es-AR");
  const exchange: Exchange = { now: Date.now(), startedAt: performance.now(), locale, bytesIn: 0, body: null };
  let answer: Answer | Response;
  try {
    answer = await answered(c, what, handler, exchange);
  } catch (error) {
    const known = faultError(error);
    if (known.status >= 500) log().error({ err: error, request: c.env.requestId, path: what.path }, "endpoint failed");
    answer = failure(c.env.requestId, known, exchange.locale);
  }
  note(c, exchange, answer);
  return withHeaders(answer, exchange);
}

async function answered(c: Context<Incoming>, what: Endpoint, handler: AnyHandler, exchange: Exchange) {
  const written = keyFromHeaders((name) => c.req.header(name));
  const encoding = what.text ? "latin1" : "utf8";
  const text = what.method === "get" ? "" : await readText(c, what.text?.maxBytes ?? MAX_JSON, encoding);
  exchange.bytesIn = Buffer.byteLength(text, encoding);
  const budget = what.batches && exchange.bytesIn > BATCH_BYTES ? "backlog" : "requests";
  const admitted = await admitKey(written, { budget, address: c.env.address, now: exchange.now });
  if (!admitted) throw new ApiError(401, "UNAUTHENTICATED");
  requireHost(c.req.header("host"), admitted.tenant.slug);
  exchange.admitted = admitted;
  exchange.body = text.slice(0, BODY_IN_LOG);
  exchange.locale = preferredLocale(c.req.header("accept-language"), admitted.tenant.locale);
  if (admitted.allowance.exceeded) throw new ApiError(429, "RATE_LIMITED");
  requireScope(what, admitted);

  const { tenant, actor } = admitted;
  const ctx = { tenantId: tenant.id, actor, requestId: c.env.requestId, locale: exchange.locale, now: exchange.now };
  const call = { ctx, tenant, c, ...inputOf(c, what, text, exchange.locale) } as Call;
  const kept =
    what.method === "post" && what.scope !== "machine" ? readIdempotencyKey(c.req.header("idempotency-key")) : null;
  const promise = kept === null ? null : promiseOf(kept, written, `${c.req.method} ${c.req.path}\n${text}`);
  const answer = await runHandler(handler, call, what.status ?? 200, promise);
  // What was done is done, and is answered as such.
  if (what.scope === "machine")
    await noteSpoken(ctx).catch((error: unknown) =>
      log().error({ err: error, request: ctx.requestId }, "a machine's word was not noted"),
    );
  return answer;
}

function inputOf(
  c: Context<Incoming>,
  { params, query, body, bodyOptional, text: asText }: Endpoint,
  text: string,
  locale: Locale,
) {
  const named = { ...c.req.param() };
  const search = new URL(c.req.url).searchParams;
  const asked = Object.fromEntries(search);
  if (![...Object.values(named), ...Object.entries(asked).flat()].every(isCleanText))
    throw new ApiError(400, "MALFORMED_REQUEST", { reason: "unkeepable_text" });
  if (asText) requireType(c, "text/plain");
  const nothing = bodyOptional === true && text === "";
  if (body && !nothing) requireType(c, "application/json");
  // Two readers would not take the same one of two.
  const twice = [...search.keys()].find((name, at, names) => names.indexOf(name) !== at);
  if (query && twice !== undefined)
    throw new ApiError(422, "VALIDATION_ERROR", {
      field_errors: { [twice]: [errorMessage("PARAMETER_TWICE", locale, { name: twice })] },
    });
  // An id that cannot be one is as unknown as any other.
  if (params && !params.safeParse(named).success) throw new ApiError(404, "NOT_FOUND");
  return {
    params: params?.parse(named),
    query: query && validated(query, asked, locale),
    body: body && validated(body, nothing ? {} : parseJson(text), locale),
    text,
  };
}

function withHeaders(answer: Answer | Response, { admitted, locale }: Exchange): Response {
  const response = answer instanceof Response ? answer : toResponse(answer);
  response.headers.set("content-language", locale);
  if (response.status === 401) response.headers.set("www-authenticate", 'Bearer realm="zaguan"');
  // The rest of a body that was not read would be taken for the next request.
  if (response.status === 413) response.headers.set("connection", "close");
  if (response.status === 503) response.headers.set("retry-after", "2");
  if (!admitted) return response;
  const { limit, remaining, resetSeconds, retrySeconds } = admitted.allowance;
  response.headers.set("ratelimit-limit", String(limit));
  response.headers.set("ratelimit-remaining", String(remaining));
  response.headers.set("ratelimit-reset", String(resetSeconds));
  if (response.status === 429) response.headers.set("retry-after", String(retrySeconds));
  return response;
}

function note(
  c: Context<Incoming>,
  { admitted, now, startedAt, bytesIn, body }: Exchange,
  answer: Answer | Response,
): void {
  if (!admitted) return;
  const { actor, tenant } = admitted;
  noteRequest({
    tenantId: tenant.id,
    keyId: actor.keyId,
    machineId: actor.type === "machineKey" ? actor.machineId : null,
    at: now,
    method: c.req.method,
    path: c.req.path,
    status: answer.status,
    errorCode: "errorCode" in answer ? answer.errorCode : null,
    ms: Math.round(performance.now() - startedAt),
    bytesIn,
    address: c.env.address,
    requestId: c.env.requestId,
    body: body && isCleanText(body) ? body : null,
  });
}
