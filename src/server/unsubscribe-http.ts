import { Hono } from "hono";
import { localizedPath } from "#i18n/localized-path.ts";
import { chooseLetters } from "#modules/notifications/commands/choose-letters.ts";
import type { Incoming } from "./incoming.ts";
import { authenticate, placeOf } from "./request.ts";

/**
 * RFC 8058: a mail program POSTs here when its reader presses "unsubscribe", with no cookie and no page in between. A
 * person who opens the address is led to the page; looking changes nothing.
 */
export const unsubscribe = new Hono<Incoming>()
  .post("/api/unsubscribe/:token", async (c) => {
    const place = await placeOf(c.req.header("host") ?? null);
    if (place.kind !== "tenant") return c.notFound();
    const { ctx } = await authenticate(place.tenant, null, "es-AR", c.env.requestId);
    const done = await chooseLetters(ctx, { token: c.req.param("token"), out: true });
    return done.ok ? c.body(null, 204) : c.notFound();
  })
  .get("/api/unsubscribe/:token", (c) =>
    c.redirect(localizedPath("es-AR", "/unsubscribe/[token]", { token: c.req.param("token") })),
  );
