import { Hono, type Context } from "hono";
import { isRefusal } from "#lib/result.ts";
import { can, isStaff } from "#modules/access/policy.ts";
import { isPublicPhoto } from "#modules/catalog/queries/public-photo.ts";
import { admitKey } from "#modules/keys/commands/admit-key.ts";
import { keepPhoto, MAX_PHOTO_BYTES, preparePhoto } from "#modules/photos/commands/store-photo.ts";
import { readPhoto } from "#modules/photos/queries/photo.ts";
import type { Ctx } from "#platform/context.ts";
import { readTenant, withTenant } from "#platform/db/with-tenant.ts";
import type { Incoming } from "./incoming.ts";
import { authenticate, placeOf } from "./request.ts";
import { sameOrigin } from "./trpc/http.ts";

type Status = 400 | 401 | 403 | 404 | 413 | 422 | 429;

const failure = (c: Context<Incoming>, status: Status, code: string) =>
  c.json({ error: { code, message: code, request_id: c.env.requestId } }, status, { "cache-control": "no-store" });

/** Who asks: staff by their session, a machine or an integration by its key; null for anybody else. */
async function askerOf(c: Context<Incoming>): Promise<Ctx | null> {
  const place = await placeOf(c.req.header("host") ?? null);
  if (place.kind !== "tenant") return null;
  const key = /^Bearer (.+)$/.exec(c.req.header("authorization") ?? "")?.[1] ?? c.req.header("x-api-key");
  if (key) {
    const admitted = await admitKey(key, { budget: "requests", address: c.env.address, now: Date.now() });
    if (!admitted || admitted.tenant.id !== place.tenant.id || admitted.allowance.exceeded) return null;
    return {
      tenantId: admitted.tenant.id,
      actor: admitted.actor,
      requestId: c.env.requestId,
      locale: "es-AR",
      now: Date.now(),
    };
  }
  const request = await authenticate(place.tenant, c.req.header("cookie") ?? null, "es-AR", c.env.requestId);
  c.env.remember(request);
  return isStaff(request.ctx.actor) ? request.ctx : null;
}

/** Anybody at an institution's door. */
async function visitorOf(c: Context<Incoming>): Promise<Ctx | null> {
  const place = await placeOf(c.req.header("host") ?? null);
  if (place.kind !== "tenant") return null;
  return {
    tenantId: place.tenant.id,
    actor: { type: "visitor" },
    requestId: c.env.requestId,
    locale: "es-AR",
    now: Date.now(),
  };
}

/** At most `MAX_PHOTO_BYTES` of the body, whatever it announced; null when there is more. */
async function readBytes(request: Request): Promise<Uint8Array | null> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_PHOTO_BYTES) return null;
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.byteLength;
    if (length > MAX_PHOTO_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const mayKeepPhotos = ({ actor }: Ctx): boolean =>
  (["products:write", "machines:write", "maintenance:write", "settings:write", "professionals:write"] as const).some(
    (permission) => can(actor, permission),
  );

/**
 * Pictures of products, machines, visits, people and the institution. They never change, so a browser keeps them. Those on
 * the public page are anyone's; the others are not, so nobody between keeps them.
 */
export const photoFiles = new Hono<Incoming>()
  .get("/api/photos/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}", async (c) => {
    const id = c.req.param("id");
    const asker = await askerOf(c);
    const ctx = asker ?? (await visitorOf(c));
    if (!ctx) return failure(c, 404, "NOT_FOUND");
    const { photo, isPublic } = await readTenant(ctx, async (tx) => {
      const open = await isPublicPhoto(tx, ctx, id);
      return { photo: asker || open ? await readPhoto(tx, ctx, id) : null, isPublic: open };
    });
    if (!photo) return failure(c, 404, "NOT_FOUND");
    return c.body(new Uint8Array(photo.content).buffer, 200, {
      "Content-Type": photo.contentType,
      "Cache-Control": `${isPublic ? "public" : "private"}, max-age=31536000, immutable`,
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cross-Origin-Resource-Policy": "same-origin",
    });
  })
  .post("/api/photos", async (c) => {
    if (!sameOrigin(c.req.raw)) return failure(c, 403, "FORBIDDEN");
    const ctx = await askerOf(c);
    if (!ctx) return failure(c, 401, "UNAUTHENTICATED");
    if (!mayKeepPhotos(ctx)) return failure(c, 403, "FORBIDDEN");
    const bytes = await readBytes(c.req.raw);
    if (!bytes) return failure(c, 413, "PHOTO_TOO_LARGE");
    const prepared = await preparePhoto(bytes);
    if (isRefusal(prepared)) return failure(c, 422, prepared.reason);
    const id = await withTenant(ctx, (tx) => keepPhoto(tx, ctx, prepared));
    return c.json({ id });
  });
