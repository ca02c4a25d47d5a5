import { useLocale, useTranslations } from "next-intl";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#ui/table.tsx";
import { cn } from "#lib/cn.ts";
import type { Flow } from "../queries/credits-overview.ts";

type Row = Flow & { key: string; name: string };
type Props = { label: string; firstColumn: string; lastColumn: string; rows: readonly Row[]; total?: boolean };

const FLOWS = ["issued", "used", "expired", "takenBack"] as const;

/** What came, went and is left, row by row: each row adds up, and with `total` the columns do. */
export function FlowTable({ label, firstColumn, lastColumn, rows, total }: Props) {
  const t = useTranslations("credits.overview");
  const sum = (part: keyof Flow) => rows.reduce((all, row) => all + row[part], 0);
  const shown = total
    ? [
        ...rows,
        {
          key: "total",
          name: t("total"),
          issued: sum("issued"),
          used: sum("used"),
          expired: sum("expired"),
          takenBack: sum("takenBack"),
          left: sum("left"),
        },
      ]
    : rows;
  return (
    <div className="overflow-hidden rounded-xl border border-border bg-card">
      <Table aria-label={label}>
        <TableHeader className="bg-muted">
          <TableRow>
            <TableHead className="sticky left-0 bg-muted">{firstColumn}</TableHead>
            {FLOWS.map((part) => (
              <TableHead key={part} className="text-right">
                {t(part)}
              </TableHead>
            ))}
            <TableHead className="sticky right-0 bg-muted text-right">{lastColumn}</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {shown.map((row) => (
            <TableRow
              key={row.key}
              className={cn(row.key === "total" && "border-t-2 border-border-strong font-semibold")}
            >
              <TableHead
                scope="row"
                className={cn(
                  "sticky left-0 h-auto bg-card py-3 text-sm text-foreground first-letter:uppercase",
                  row.key === "total" && "font-semibold",
                )}
              >
                <span className="inline-block first-letter:uppercase">{row.name}</span>
              </TableHead>
              {FLOWS.map((part) => (
                <Amount key={part} value={part === "issued" ? row[part] : -row[part]} />
              ))}
              <Amount value={row.left} strong />
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function Amount({ value, strong }: { value: number; strong?: boolean }) {
  const locale = useLocale();
  return (
    <TableCell
      className={cn(
        "text-right tabular-nums",
        // What is left stays in sight while the rest scrolls beneath it.
        strong && "sticky right-0 bg-card font-semibold",
        value === 0 && "text-muted-foreground",
      )}
    >
      {value === 0 && !strong
        ? "0"
        : value < 0
          ? `−${Math.abs(value).toLocaleString(locale)}`
          : value.toLocaleString(locale)}
    </TableCell>
  );
}
