import { createHash } from "node:crypto";
import { Hono, type Context } from "hono";
import { calendarFeed } from "#modules/appointments/queries/calendar-feed.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import type { Incoming } from "./incoming.ts";
import { authenticate, placeOf } from "./request.ts";

const notFound = (c: Context<Incoming>) =>
  c.json({ error: { code: "NOT_FOUND", message: "Not found", request_id: c.env.requestId } }, 404);

/** A professional's calendar for the programs that subscribe to it: the address is the secret, and the only one. */
export const calendarFeeds = new Hono<Incoming>().get("/api/feeds/:file{[A-Za-z0-9_-]{65}\\.ics}", async (c) => {
  const place = await placeOf(c.req.header("host") ?? null);
  if (place.kind !== "tenant") return notFound(c);
  const { ctx } = await authenticate(place.tenant, null, "es-AR", c.env.requestId);
  const content = await readTenant(ctx, (tx) => calendarFeed(tx, ctx, c.req.param("file").slice(0, -".ics".length)));
  if (!content) return notFound(c);
  const etag = `"${createHash("sha256").update(content).digest("base64url")}"`;
  const headers = {
    ETag: etag,
    "Cache-Control": "private, max-age=300",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
  };
  if (matches(c.req.header("if-none-match"), etag)) return c.body(null, 304, headers);
  return c.body(content, 200, {
    ...headers,
    "Content-Type": "text/calendar; charset=utf-8",
    "Content-Disposition": 'inline; filename="calendar.ics"',
  });
});

/** If-None-Match compares weakly: a proxy that compressed the answer may have marked it so. */
const matches = (asked: string | undefined, etag: string): boolean =>
  (asked ?? "").split(",").some((each) => each.trim() === "*" || each.trim().replace(/^W\//, "") === etag);
