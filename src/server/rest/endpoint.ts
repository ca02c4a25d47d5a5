import { z, type RouteConfig } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Refusal } from "#lib/result.ts";
import type { Admitted } from "#modules/keys/commands/admit-key.ts";
import type { KeyScope } from "#modules/keys/schemas.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { Incoming } from "../incoming.ts";
import { envelopeOf, FAILURES } from "./document.ts";

type Schema = z.ZodType | undefined;
type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;
type Shown<S> = S extends z.ZodType ? z.input<S> : never;

export type Endpoint<Params = Schema, Query = Schema, Body = Schema, Data = Schema> = {
  method: "get" | "post" | "put" | "patch";
  /** As in rest-api.md: `/machines/{id}/slots`. */
  path: `/${string}`;
  tag: string;
  summary: string;
  description?: string;
  /** What the organization's key must be allowed, or that it is a machine's own. */
  scope: KeyScope | "machine";
  /** The module that the institution must have switched on. */
  module?: "appointments" | "machines";
  params?: Params;
  query?: Query;
  /** A JSON body. */
  body?: Body;
  /** Nothing at all is then an empty object. */
  bodyOptional?: true;
  /** Or a text body, of at most so many bytes. */
  text?: { maxBytes: number; description: string; example: string };
  /** What stands under `data`. */
  answer: Data;
  /** Of the success, 200 unless said. */
  status?: 200 | 201;
  /** Large bodies draw on the backlog's budget. */
  batches?: true;
  /** Answers besides, such as 304. */
  also?: Record<number, string>;
};

/** What a handler is given. `params`, `query` and `body` have been through their schemas. */
export type Call<Params = undefined, Query = undefined, Body = undefined> = {
  ctx: Ctx;
  tenant: Admitted["tenant"];
  params: Parsed<Params>;
  query: Parsed<Query>;
  body: Parsed<Body>;
  /** Of an endpoint with a text body: a byte in each character, in whatever encoding it was meant. */
  text: string;
  /** For headers alone. */
  c: Context<Incoming>;
};

export type Reply<Data> = { data: Data; nextCursor: string | null };
export const reply = <Data>(data: Data, { nextCursor = null }: { nextCursor?: string | null } = {}): Reply<Data> => ({
  data,
  nextCursor,
});

type Answered<Data> = Reply<Shown<Data>> | Refusal | Response;

/**
 * Either answers at once, or runs a command and then reads, in the command's own transaction, what to answer with.
 * Only the second can keep its answer for an `Idempotency-Key`, so every organization POST is one.
 */
export type Handler<Params, Query, Body, Data, Result> =
  | ((call: Call<Params, Query, Body>) => Promise<Answered<Data>>)
  | {
      run: (call: Call<Params, Query, Body>) => Promise<Result | Refusal>;
      answer: (
        tx: Tx,
        call: Call<Params, Query, Body>,
        result: Exclude<Result, Refusal>,
      ) => Promise<Reply<Shown<Data>>>;
    };

const asReference = (name: string) => ({ $ref: `#/components/responses/${name}` });

/** The endpoint's place in the OpenAPI document. */
export function describeEndpoint(what: Endpoint): RouteConfig {
  const { method, path, tag, summary, description, scope, answer, status = 200 } = what;
  const mayBringBody = method !== "get";
  const failures = Object.entries(FAILURES)
    .filter(([code]) => mayBringBody || !["413", "415"].includes(code))
    .map(([code, [name]]) => [code, asReference(name)] as const);
  const idempotent = method === "post" && scope !== "machine";
  return {
    method,
    path,
    tags: [tag],
    summary,
    description: [scope === "machine" ? "A machine's own key." : `Scope \`${scope}\`.`, description]
      .filter(Boolean)
      .join("\n\n"),
    security: [{ [scope === "machine" ? "machineKey" : "organizationKey"]: [] }],
    request: {
      ...(what.params ? { params: what.params as z.ZodObject } : {}),
      ...(what.query ? { query: what.query as z.ZodObject } : {}),
      ...(idempotent ? { headers: IdempotencyHeader } : {}),
      ...(what.body
        ? { body: { required: !what.bodyOptional, content: { "application/json": { schema: what.body } } } }
        : {}),
      ...(what.text
        ? {
            body: {
              required: true,
              description: what.text.description,
              content: { "text/plain": { schema: z.string(), example: what.text.example } },
            },
          }
        : {}),
    },
    responses: {
      [status]: {
        description: status === 201 ? "Made." : "Done.",
        content: { "application/json": { schema: envelopeOf(answer ?? z.null()) } },
      },
      ...Object.fromEntries(Object.entries(what.also ?? {}).map(([code, text]) => [code, { description: text }])),
      ...Object.fromEntries(failures),
    },
  };
}

const IdempotencyHeader = z.object({
  "Idempotency-Key": z.string().min(1).max(255).optional().openapi({
    description: "The first answer is kept for 7 days and given again; with another body it is a conflict.",
  }),
});
