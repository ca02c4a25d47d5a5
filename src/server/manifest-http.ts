import { Hono } from "hono";
import { localizedPath } from "#i18n/localized-path.ts";
import { wordsFor } from "#i18n/words-for.ts";
import type { Locale } from "#platform/context.ts";
import type { Incoming } from "./incoming.ts";
import { placeOf } from "./request.ts";

/** What a phone needs to install the technician's pages: the institution's name, our icon, where it opens. */
export const manifests = new Hono<Incoming>().get("/api/manifest/:locale{es-AR|en}", async (c) => {
  const place = await placeOf(c.req.header("host") ?? null);
  if (place.kind !== "tenant") return c.json({ error: { code: "NOT_FOUND", request_id: c.env.requestId } }, 404);
  const locale: Locale = c.req.param("locale") === "en" ? "en" : "es-AR";
  const t = wordsFor(locale, "technician");
  const start = localizedPath(locale, "/visits");
  const icon = (name: string, size: number, purpose: string) => ({
    src: `/icons/visits-${name}.png`,
    sizes: `${size}x${size}`,
    type: "image/png",
    purpose,
  });
  const manifest = {
    id: start,
    name: t("app.name", { institution: place.tenant.name }),
    short_name: t("app.short"),
    lang: locale,
    start_url: start,
    scope: "/",
    display: "standalone",
    orientation: "portrait",
    background_color: "#faf6ef",
    theme_color: "#faf6ef",
    icons: [icon("192", 192, "any"), icon("512", 512, "any"), icon("maskable-512", 512, "maskable")],
  };
  return c.body(JSON.stringify(manifest), 200, {
    "content-type": "application/manifest+json; charset=utf-8",
    "cache-control": "private, max-age=3600",
  });
});
