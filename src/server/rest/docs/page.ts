import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Hono } from "hono";
import { html, raw } from "hono/html";
import { env } from "#env.ts";
import { wordsFor } from "#i18n/words-for.ts";
import type { Locale } from "#platform/context.ts";
import { once } from "#platform/registry.ts";
import type { Incoming } from "../../incoming.ts";
import { apiDocument } from "../api.ts";
import { FAILURES, METHOD_FAILURE } from "../document.ts";
import { exampleWeek } from "../examples.ts";
import { preferredLocale } from "../locale.ts";
import { guide, HERE } from "./guide.ts";
import type { Endpoint, Operation } from "./endpoint.ts";
import { operationView, prose } from "./operation.ts";
import type { Schemas } from "./schema.ts";
import { inSpanish } from "./spanish.ts";
import { STYLE } from "./style.ts";

const FONTS: Record<string, string> = {
  "text.woff2": "@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2",
  "display.woff2": "@fontsource-variable/fraunces/files/fraunces-latin-wght-normal.woff2",
};

const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The OpenAPI document, as a page: no script, nothing from elsewhere. `?lang=en` or the browser's language. */
export const restDocs = new Hono<Incoming>()
  .get("/api/docs", async (c) => {
    const asked = c.req.query("lang");
    const accepted = preferredLocale(c.req.header("accept-language"), "es-AR");
    const locale = asked === "en" || asked === "es-AR" ? asked : accepted;
    return c.html((await writtenPage(locale)).replaceAll(HERE, originOf(c.req.header("host"))), 200, {
      "content-security-policy": POLICY,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      vary: "Accept-Language",
      "content-language": locale,
    });
  })
  .get("/api/docs/:font{text.woff2|display.woff2}", async (c) => {
    const file = await readFile(fileURLToPath(import.meta.resolve(FONTS[c.req.param("font")] ?? "")));
    return c.body(new Uint8Array(file), 200, {
      "content-type": "font/woff2",
      "cache-control": "public, max-age=604800",
    });
  });

/** The address under which somebody reads this, for `$ZAGUAN`; what cannot be one is not repeated. */
function originOf(host = ""): string {
  const ours = new URL(env().PUBLIC_ORIGIN);
  return `${ours.protocol}//${/^[a-z0-9.-]+(:\d{1,5})?$/i.test(host) ? host : ours.host}`;
}

/** Written once a week: its examples name days to come. */
async function writtenPage(locale: Locale): Promise<string> {
  const week = exampleWeek(Date.now());
  const kept = once(`rest.docs.${locale}`, () => ({ week: "", text: "" }));
  if (kept.week !== week) Object.assign(kept, { week, text: String(await docsPage(locale)) });
  return kept.text;
}

function endpoints(): Endpoint[] {
  return Object.entries(apiDocument().paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({
      id: `${method}-${path.replaceAll(/[^a-z]+/g, "-").replaceAll(/^-|-$/g, "")}`,
      method,
      path,
      operation,
    })),
  );
}

const anchor = (tag: string) => `of-${tag.replaceAll(" ", "-")}`;

function docsPage(locale: Locale) {
  const t = wordsFor(locale, "keys");
  const document = apiDocument();
  const schemas = (document.components?.schemas ?? {}) as Schemas;
  const byTag = [...Map.groupBy(endpoints(), ({ operation }) => operation.tags?.[0] ?? "")];
  const say = (sentence: string) => (locale === "en" ? sentence : (inSpanish(sentence) ?? sentence));
  const other = locale === "en" ? "es-AR" : "en";
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${t("docs.title")} · Zaguán</title>
        <link rel="icon" href="/icon.svg" />
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <a class="skip" href="#content">${t("docs.skip")}</a>
        <div class="page">
          <nav aria-label="${t("docs.endpoints")}">
            <a class="home" href="/api/docs">Zaguán</a>
            <a class="tag" href="#guide">${t("docs.guide.title")}</a>
            ${byTag.map(
              ([tag, each]) =>
                html`<a class="tag" href="#${anchor(tag)}">${say(tag)}</a>
                  <ul>
                    ${each.map(
                      ({ id, method, path }) =>
                        html`<li>
                          <a href="#${id}"
                            ><span class="m ${method}">${method.toUpperCase()}</span
                            ><span>${raw(path.replaceAll("/", "<wbr>/"))}</span></a
                          >
                        </li>`,
                    )}
                  </ul>`,
            )}
          </nav>
          <main id="content">
            <h1>${t("docs.title")}</h1>
            <div class="lead">
              <p>${t("docs.lead")}</p>
              <p class="bar">
                <a href="/api/v1/openapi.json">OpenAPI 3.1</a
                ><a href="?lang=${other}" lang="${other}" hreflang="${other}">${t("docs.other")}</a>
              </p>
            </div>
            ${guide(t)}
            ${byTag.map(
              ([tag, each]) =>
                html`<section>
                  <h2 id="${anchor(tag)}">${say(tag)}</h2>
                  ${each.map((endpoint) => operationView(endpoint, schemas, t, say))}
                </section>`,
            )}
            <section>
              <h2>${t("docs.failures")}</h2>
              <article>
                <table>
                  <tbody>
                    ${Object.entries({ ...FAILURES, 405: METHOD_FAILURE }).map(
                      ([status, [, text]]) =>
                        html`<tr>
                          <th scope="row"><code>${status}</code></th>
                          <td>${prose(say(text))}</td>
                        </tr>`,
                    )}
                  </tbody>
                </table>
              </article>
            </section>
          </main>
        </div>
      </body>
    </html>`;
}
