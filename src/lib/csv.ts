/** How a language's spreadsheets read a file: where the comma is decimal, cells are parted by semicolons. */
export type CsvStyle = { separator: "," | ";"; decimal: "." | "," };

export const csvStyle = (locale: "es-AR" | "en"): CsvStyle =>
  locale === "en" ? { separator: ",", decimal: "." } : { separator: ";", decimal: "," };

/** Without it, Excel takes UTF-8 for something else. */
export const BYTE_ORDER_MARK = "\uFEFF";

/** A spreadsheet would run these as a formula, also behind blanks and in their full-width form. */
const FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠|]|^[\t\r\n]/u;

/** A text as a cell: never a formula (an apostrophe says "text" to a spreadsheet), and whole whatever it contains. */
export function textCell(text: string, { separator }: CsvStyle): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return safe.includes(separator) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** An amount in minor units, without grouping, with all its digits: what a spreadsheet takes for a number. */
export function moneyCell(minor: number | null, digits: number, { decimal }: CsvStyle): string {
  if (minor === null) return "";
  const text = String(Math.abs(minor)).padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  return `${minor < 0 ? "-" : ""}${whole}${digits > 0 ? `${decimal}${text.slice(-digits)}` : ""}`;
}

export const csvLine = (cells: readonly string[], { separator }: CsvStyle): string => `${cells.join(separator)}\r\n`;

/** How a file begins: the mark by which it is read as UTF-8, and the heads of its columns. */
export const csvHead = (heads: readonly string[], style: CsvStyle): string =>
  BYTE_ORDER_MARK +
  csvLine(
    heads.map((head) => textCell(head, style)),
    style,
  );

/** The date and the time ("2026-03-02", "14:05:33") that a zone's clocks show, as spreadsheets of every language read them. */
export function wallCells(timeZone: string): (at: Date | number) => [date: string, time: string] {
  // Sweden writes "2026-03-02 14:05:33".
  const clock = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  return (at) => {
    const [date = "", time = ""] = clock.format(at).split(" ");
    return [date, time];
  };
}
