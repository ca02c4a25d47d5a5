import { wordsFor } from "#i18n/words-for.ts";
import { ListAudit } from "#modules/audit/schemas.ts";
import { listAudit } from "#modules/audit/queries/list-audit.ts";
import { actorOf, actorWord, type Around, auditWords } from "#modules/audit/ui/audit-words.ts";
import { csvHead, csvLine, csvStyle, textCell, wallCells } from "#lib/csv.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { auditNames } from "./audit-names.ts";
import { csvDownload } from "./csv-download.ts";

const COLUMNS = ["date", "time", "who", "what", "about", "changes"];
const PORTION = 500;

/** The audit trail with the screen's choices. */
export const auditCsv = csvDownload({
  path: "/api/audit.csv",
  permission: "audit:read",
  choices: ListAudit,
  open: (ctx, choices) => ({ name: wordsFor(ctx.locale, "audit")("csv.file"), text: auditFile(ctx, choices) }),
});

async function* auditFile(ctx: Ctx, filter: ListAudit): AsyncGenerator<string> {
  const { locale } = ctx;
  const style = csvStyle(locale);
  const t = wordsFor(locale, "audit") as Around["t"];
  yield csvHead(
    COLUMNS.map((column) => t(`csv.heads.${column}`)),
    style,
  );
  for (let cursor: string | undefined; ;) {
    const { page, names, organization } = await readTenant(ctx, async (tx) => {
      const here = await organizationOf(tx, ctx);
      const found = await listAudit(tx, ctx, { ...filter, cursor }, here.timeZone, PORTION);
      return { page: found, names: await auditNames(tx, ctx, found.lines), organization: here };
    });
    const { timeZone, currency } = organization;
    const wall = wallCells(timeZone);
    yield page.lines
      .map((line) => {
        const [date, time] = wall(line.at);
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
