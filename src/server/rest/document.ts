import { z } from "@hono/zod-openapi";
import { EXAMPLE } from "./examples.ts";

/** An instant as answers give it: RFC 3339, in UTC. */
export const UtcInstant = z.iso.datetime().openapi({ example: "2026-03-02T12:00:00.000Z" });

/** 2100: as far as calendars are kept, here and in the schemas of the screens. */
export const LAST_INSTANT = 4_102_444_800_000;

/** An instant as it may be sent: RFC 3339 with any offset. Read as epoch milliseconds. */
export const SentInstant = z.iso
  .datetime({ offset: true })
  .transform((written) => Date.parse(written))
  .refine((at) => at >= 0 && at < LAST_INSTANT, "DATE_OUT_OF_RANGE")
  .openapi({ type: "string", format: "date-time", example: "2026-03-02T09:00:00-03:00" });

export const Id = z.uuid().openapi({ example: EXAMPLE.line });

/** The id of one kind of thing, so that an example names one of them. */
export const idOf = (what: keyof typeof EXAMPLE) => z.uuid().openapi({ example: EXAMPLE[what] });

/** Path parameters of one thing. */
export const oneOf = (what: keyof typeof EXAMPLE) => z.object({ id: idOf(what) });

/** What a PATCH takes: any of these, and at least one; what is absent stays as it is. */
export const changesOf = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z
    .object(shape)
    .partial()
    .refine((changes) => Object.values(changes).some((change) => change !== undefined), "NOTHING_TO_CHANGE")
    .openapi({ minProperties: 1 });

/** An amount of money in minor units (cents). */
export const Minor = z.int().openapi({ example: 1_500_000 });

/** How answers write an instant of ours. */
export const utc = (at: Date | number): string => new Date(at).toISOString();
export const utcOrNull = (at: Date | number | null): string | null => (at === null ? null : utc(at));

const Meta = z
  .object({
    request_id: z.uuid(),
    api_version: z.literal("v1"),
    next_cursor: z.string().optional().openapi({ description: "Present when there is more: the next `cursor`." }),
  })
  .openapi("Meta");

export const envelopeOf = (data: z.ZodType) => z.object({ data, meta: Meta });

export const ErrorEnvelope = z
  .object({
    error: z.object({
      code: z.string().openapi({ example: "NOT_FOUND" }),
      message: z.string().openapi({ description: "In the language of `Accept-Language`." }),
      details: z.looseObject({ field_errors: z.record(z.string(), z.array(z.string())).optional() }).optional(),
      request_id: z.uuid(),
    }),
  })
  .openapi("Error");

/** Every status an endpoint may answer besides its own, and what it means. */
export const FAILURES = {
  400: ["MalformedRequest", "`MALFORMED_REQUEST`: not JSON, or JSON that two readers would read differently."],
  401: ["Unauthenticated", "`UNAUTHENTICATED`: no key, or one that is unknown, over, revoked, or another host's."],
  403: ["Forbidden", "`FORBIDDEN`: the key lacks the scope, the module is off, or the institution is suspended."],
  404: ["NotFound", "`NOT_FOUND`: unknown, or of another institution."],
  409: [
    "Conflict",
    "`SLOT_TAKEN`, `INVALID_TRANSITION`, `IDEMPOTENCY_CONFLICT` and others: the state is another by now.",
  ],
  413: ["PayloadTooLarge", "`PAYLOAD_TOO_LARGE`: more than 1 MiB."],
  415: ["UnsupportedMediaType", "`UNSUPPORTED_MEDIA_TYPE`: another content type, or a content encoding."],
  422: ["Unprocessable", "`VALIDATION_ERROR` with `details.field_errors`, or a named refusal such as `NO_CREDIT`."],
  429: ["RateLimited", "`RATE_LIMITED`: come back after `Retry-After` seconds."],
  500: ["InternalError", "`INTERNAL_ERROR`: a fault of ours; the request id finds it in the log."],
  503: ["Unavailable", "`UNAVAILABLE`: the service is overloaded or its database away; try again."],
} as const satisfies Record<number, readonly [name: string, description: string]>;

/** Of no endpoint: what an address answers that has others. */
export const METHOD_FAILURE = [
  "MethodNotAllowed",
  "`METHOD_NOT_ALLOWED`: the address is known and takes other methods, which `Allow` names.",
] as const;
