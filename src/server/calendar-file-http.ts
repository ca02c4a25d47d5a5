import { Hono, type Context } from "hono";
import { APPOINTMENT } from "#modules/appointments/appointment-purpose.ts";
import { downloadableCalendarFile } from "#modules/appointments/queries/downloadable-calendar-file.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { readToken } from "#platform/tokens.ts";
import type { Incoming } from "./incoming.ts";
import { authenticate, placeOf } from "./request.ts";

/** What the key in a mailed link was signed for. */
const PURPOSE = "calendar-file";

const notFound = (c: Context<Incoming>) =>
  c.json({ error: { code: "NOT_FOUND", message: "Not found", request_id: c.env.requestId } }, 404);

/** The `.ics` of one appointment: for the signed-in, or by the signed key of a mail. */
export const calendarFiles = new Hono<Incoming>().get(
  "/api/appointments/:file{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\.ics}",
  async (c) => {
    const place = await placeOf(c.req.header("host") ?? null);
    if (place.kind !== "tenant") return notFound(c);
    const id = c.req.param("file").slice(0, 36);
    const locale = c.req.query("locale") === "en" ? "en" : "es-AR";
    const request = await authenticate(place.tenant, c.req.header("cookie") ?? null, locale, c.env.requestId);
    c.env.remember(request);
    const key = c.req.query("key");
    const byKey =
      key !== undefined &&
      [PURPOSE, APPOINTMENT].some((purpose) => readToken(request.ctx.tenantId, purpose, key) === id);
    if (!byKey && !request.user) return notFound(c);
    const file = await readTenant(request.ctx, (tx) => downloadableCalendarFile(tx, request.ctx, { id, byKey }));
    if (!file) return notFound(c);
    return c.body(file.content, 200, {
      "Content-Type": file.contentType,
      "Content-Disposition": `attachment; filename="${file.filename}"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    });
  },
);
