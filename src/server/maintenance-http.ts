import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { z } from "zod";
import type { Refusal } from "#lib/result.ts";
import { Forbidden, Unauthenticated } from "#modules/access/authorize.ts";
import { recordMaintenance } from "#modules/maintenance/commands/record-maintenance.ts";
import { recordVisit } from "#modules/maintenance/commands/record-visit.ts";
import { MOST_PHOTOS, RecordVisit, RecordWork } from "#modules/maintenance/schemas.ts";
import type { Ctx } from "#platform/context.ts";
import { log } from "#platform/log.ts";
import type { Incoming } from "./incoming.ts";
import { authenticate, placeOf } from "./request.ts";

/** Six photos as the browser resizes them are about 3 MB. */
const MAX_BODY = 20 * 1024 * 1024;

type Command<Input> = (ctx: Ctx, input: Input, photos: Uint8Array[]) => Promise<{ ok: true } | Refusal>;

/**
 * What carries photos, as a form: `data` is the JSON, each `photo` a picture. Answers as tRPC does: refusals are data.
 * The status tells a phone whether to try again: 4xx will be the same next time, but for 401.
 */
export const maintenanceUploads = new Hono<Incoming>()
  .use(
    "/api/maintenance/*",
    bodyLimit({ maxSize: MAX_BODY, onError: (c) => fault(c as Context<Incoming>, 413, "PAYLOAD_TOO_LARGE") }),
  )
  .post("/api/maintenance/visits", (c) => receive(c, RecordVisit, recordVisit))
  .post("/api/maintenance/work", (c) => receive(c, RecordWork, recordMaintenance));

async function receive<Input>(c: Context<Incoming>, schema: z.ZodType<Input>, command: Command<Input>) {
  if (!sameOrigin(c)) return fault(c, 403, "FORBIDDEN");
  const place = await placeOf(c.req.header("host") ?? null);
  if (place.kind !== "tenant") return fault(c, 404, "NOT_FOUND");
  const locale = c.req.header("x-locale") === "en" ? "en" : "es-AR";
  const request = await authenticate(place.tenant, c.req.header("cookie") ?? null, locale, c.env.requestId);
  c.env.remember(request);
  if (!request.user) return fault(c, 401, "UNAUTHENTICATED");
  const sender = c.req.header("x-user");
  // A phone that changed hands: what one person did is not written down as another's.
  if (sender !== undefined && sender !== request.user.userId) return fault(c, 401, "UNAUTHENTICATED");

  const sent = await readForm(c);
  if (!sent) return fault(c, 400, "MALFORMED_REQUEST");
  const parsed = schema.safeParse(sent.data);
  if (!parsed.success) return fault(c, 422, "VALIDATION_ERROR");
  try {
    return c.json(await command(request.ctx, parsed.data, sent.photos), 200, { "cache-control": "no-store" });
  } catch (error) {
    if (error instanceof Unauthenticated) return fault(c, 401, "UNAUTHENTICATED");
    if (error instanceof Forbidden) return fault(c, 403, "FORBIDDEN");
    log().error({ err: error, request: c.env.requestId, tenant: place.tenant.id }, "upload failed");
    return fault(c, 500, "INTERNAL_ERROR");
  }
}

async function readForm(c: Context<Incoming>): Promise<{ data: unknown; photos: Uint8Array[] } | null> {
  try {
    const form = await c.req.raw.formData();
    const [data, files] = [form.get("data"), form.getAll("photo")];
    if (typeof data !== "string" || files.length > MOST_PHOTOS) return null;
    const photos: Uint8Array[] = [];
    for (const file of files) {
      if (typeof file === "string") return null;
      photos.push(new Uint8Array(await file.arrayBuffer()));
    }
    return { data: JSON.parse(data) as unknown, photos };
  } catch {
    return null;
  }
}

/** The browser says from where it was sent, and no other site can make it say ours. */
function sameOrigin(c: Context<Incoming>): boolean {
  const [origin, site] = [c.req.header("origin"), c.req.header("sec-fetch-site")];
  return (
    origin !== undefined &&
    URL.canParse(origin) &&
    new URL(origin).host === c.req.header("host") &&
    (site === undefined || site === "same-origin")
  );
}

const fault = (c: Context<Incoming>, status: 400 | 401 | 403 | 404 | 413 | 422 | 500, code: string) =>
  c.json({ error: { code, request_id: c.env.requestId } }, status, { "cache-control": "no-store" });
