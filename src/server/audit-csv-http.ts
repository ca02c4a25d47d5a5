import { Hono, type Context } from "hono";
import { wordsFor } from "#i18n/words-for.ts";
import { ListAudit } from "#modules/audit/schemas.ts";
import { listAudit } from "#modules/audit/queries/list-audit.ts";
import { actorOf, actorWord, type Around, auditWords } from "#modules/audit/ui/audit-words.ts";
import { can } from "#modules/access/policy.ts";
import { BYTE_ORDER_MARK, csvLine, csvStyle, textCell } from "#modules/inventory/domain/csv.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { log } from "#platform/log.ts";
import { auditNames } from "./audit-names.ts";
import type { Incoming } from "./incoming.ts";
import { authenticate, placeOf } from "./request.ts";
import { streamOf } from "./stream-of.ts";

const COLUMNS = ["date", "time", "who", "what", "about", "changes"];
const PORTION = 500;

const failure = (c: Context<Incoming>, status: 401 | 403 | 404, code: string) =>
  c.json({ error: { code, message: code, request_id: c.env.requestId } }, status, { "cache-control": "no-store" });

/** The audit trail with the screen's choices, as a file that spreadsheets open; written as it is read. */
export const auditCsv = new Hono<Incoming>().get("/api/audit.csv", async (c) => {
  const place = await placeOf(c.req.header("host") ?? null);
  if (place.kind !== "tenant") return failure(c, 404, "NOT_FOUND");
  const { locale: asked, ...choices } = c.req.query();
  const locale = asked === "en" ? "en" : "es-AR";
  const request = await authenticate(place.tenant, c.req.header("cookie") ?? null, locale, c.env.requestId);
  c.env.remember(request);
  if (!request.user) return failure(c, 401, "UNAUTHENTICATED");
  if (!can(request.ctx.actor, "audit:read")) return failure(c, 403, "FORBIDDEN");
  const name = `${wordsFor(locale, "audit")("csv.file")}-${place.tenant.slug}.csv`;
  return c.body(
    streamOf(auditFile(request.ctx, ListAudit.parse({ ...choices, cursor: undefined })), (error) =>
      log().error({ err: error, request: c.env.requestId }, "export failed"),
    ),
    200,
    {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  );
});

async function* auditFile(ctx: Ctx, filter: ListAudit): AsyncGenerator<string> {
  const { locale } = ctx;
  const style = csvStyle(locale);
  const t = wordsFor(locale, "audit") as Around["t"];
  yield (
    BYTE_ORDER_MARK +
      csvLine(
        COLUMNS.map((column) => textCell(t(`csv.heads.${column}`), style)),
        style,
      )
  );
  for (let cursor: string | undefined; ;) {
    const { page, names, organization } = await readTenant(ctx, async (tx) => {
      const here = await organizationOf(tx, ctx);
      const found = await listAudit(tx, ctx, { ...filter, cursor }, here.timeZone, PORTION);
      return { page: found, names: await auditNames(tx, ctx, found.lines), organization: here };
    });
    const { timeZone, currency } = organization;
    const clock = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
    yield page.lines
      .map((line) => {
        // Sweden writes "2026-03-02 14:05:33".
        const [date = "", time = ""] = clock.format(line.at).split(" ");
        const { by, sentence, subject, changes } = auditWords(line, { t, locale, timeZone, currency, names });
        const who = by ?? t(actorOf(line) ? "someone" : actorWord(line.actorType));
        return csvLine(
          [date, time, ...[who, sentence, subject ?? "", changes.join("; ")].map((text) => textCell(text, style))],
          style,
        );
      })
      .join("");
    if (!page.nextCursor) return;
    cursor = page.nextCursor;
  }
}
