import type { Ctx, Locale } from "#platform/context.ts";
import { csvHead, csvLine, csvStyle, moneyCell, textCell, wallCells } from "#lib/csv.ts";
import type { SaleFilter } from "../figures-schemas.ts";
import { exportSales } from "./export-sales.ts";
import type { SaleLine } from "./sale-lines.ts";

type File = {
  locale: Locale;
  timeZone: string;
  currency: string;
  /** After the point, of the currency. */
  digits: number;
  words: (key: string) => string;
};

const COLUMNS = [
  "date",
  "time",
  "machine",
  "position",
  "sku",
  "product",
  "units",
  "price",
  "amount",
  "cost",
  "margin",
  "currency",
  "payment",
  "source",
  "clock",
  "soldAt",
  "receivedAt",
  "event",
  "id",
];

/** Sales as the text of a file, portion by portion: a line of heads, then a line for each sale, in the order of time. */
export async function* salesFile(ctx: Ctx, filter: SaleFilter, file: File, portion?: number): AsyncGenerator<string> {
  const style = csvStyle(file.locale);
  yield csvHead(
    COLUMNS.map((column) => file.words(`csv.heads.${column}`)),
    style,
  );
  const write = lineWriter(file);
  for await (const lines of exportSales(ctx, filter, portion)) yield lines.map(write).join("");
}

function lineWriter({ locale, timeZone, currency, digits, words }: File): (line: SaleLine) => string {
  const style = csvStyle(locale);
  const text = (value: string) => textCell(value, style);
  const money = (minor: number | null) => moneyCell(minor, digits, style);
  const wall = wallCells(timeZone);
  return (line) => {
    const [date, time] = wall(line.occurredAt);
    const { quantity, unitPriceMinor: price, unitCostMinor: cost } = line;
    return csvLine(
      [
        date,
        time,
        text(line.machine),
        text(line.position),
        text(line.sku),
        text(line.name[locale]),
        String(quantity),
        money(price),
        money(quantity * price),
        money(cost),
        money(cost === null ? null : quantity * (price - cost)),
        currency,
        text(words(`csv.payment.${line.payment}`)),
        text(words(`csv.source.${line.source}`)),
        text(words(`csv.clock.${line.clock}`)),
        new Date(line.soldAt).toISOString(),
        new Date(line.receivedAt).toISOString(),
        text(line.eventId),
        line.id,
      ],
      style,
    );
  };
}
