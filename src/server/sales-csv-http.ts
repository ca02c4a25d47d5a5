import { currencyDigits } from "#lib/money.ts";
import { wordsFor } from "#i18n/words-for.ts";
import { salesFile } from "#modules/inventory/queries/sales-file.ts";
import { ReportOf } from "#modules/inventory/figures-schemas.ts";
import { periodSpan } from "#modules/inventory/queries/period-span.ts";
import { csvDownload } from "./csv-download.ts";

/**
 * The sales of a period (at most a year), line by line: the lines add up to the figures of the sales screen with the same
 * choices.
 */
export const salesCsv = csvDownload({
  path: "/api/sales.csv",
  permission: "sales:read",
  choices: ReportOf,
  open: (ctx, choices, { timeZone, currency }) => {
    const { locale } = ctx;
    const { filter, from, to } = periodSpan(choices, ctx.now, timeZone);
    const words = wordsFor(locale, "inventory");
    const text = salesFile(ctx, filter, { locale, timeZone, digits: currencyDigits(currency), currency, words });
    return { name: words("csv.file"), span: `${from}-${to}`, text };
  },
});
