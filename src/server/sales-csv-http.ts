import { Hono, type Context } from "hono";
import { currencyDigits } from "#lib/money.ts";
import { wordsFor } from "#i18n/words-for.ts";
import { can, moduleOf } from "#modules/access/policy.ts";
import { salesFile } from "#modules/inventory/queries/sales-file.ts";
import { ReportOf } from "#modules/inventory/figures-schemas.ts";
import { periodSpan } from "#modules/inventory/queries/period-span.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import { log } from "#platform/log.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import type { Incoming } from "./incoming.ts";
import { authenticate, placeOf } from "./request.ts";
import { streamOf } from "./stream-of.ts";

const failure = (c: Context<Incoming>, status: 401 | 403 | 404 | 422 | 500, code: string) =>
  c.json({ error: { code, message: code, request_id: c.env.requestId } }, status, { "cache-control": "no-store" });

/**
 * The sales of a period (at most a year), line by line, as a file that spreadsheets open: the lines add up to the figures of
 * the sales screen with the same choices. Written as it is read, so that its length costs no memory.
 */
export const salesCsv = new Hono<Incoming>().get("/api/sales.csv", async (c) => {
  const place = await placeOf(c.req.header("host") ?? null);
  if (place.kind !== "tenant") return failure(c, 404, "NOT_FOUND");
  const { locale: asked, ...choices } = c.req.query();
  const locale = asked === "en" ? "en" : "es-AR";
  const request = await authenticate(place.tenant, c.req.header("cookie") ?? null, locale, c.env.requestId);
  c.env.remember(request);
  const { ctx } = request;
  if (!request.user) return failure(c, 401, "UNAUTHENTICATED");
  if (!can(ctx.actor, "sales:read")) return failure(c, 403, "FORBIDDEN");
  const parsed = ReportOf.safeParse(choices);
  if (!parsed.success) return failure(c, 422, "VALIDATION_ERROR");
  const organization = await readTenant(ctx, (tx) => organizationOf(tx, ctx));
  const needed = moduleOf("sales:read");
  if (needed && !organization.modules.includes(needed)) return failure(c, 404, "NOT_FOUND");

  const { timeZone, currency } = organization;
  const { filter, from, to } = periodSpan(parsed.data, ctx.now, timeZone);
  const words = wordsFor(locale, "inventory");
  const text = salesFile(ctx, filter, { locale, timeZone, digits: currencyDigits(currency), currency, words });
  const name = `${words("csv.file")}-${place.tenant.slug}-${from}-${to}.csv`;
  return c.body(
    streamOf(text, (error) => log().error({ err: error, request: c.env.requestId }, "export failed")),
    200,
    {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  );
});
