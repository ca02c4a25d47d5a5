"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "#ui/card.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#ui/table.tsx";

type Props = {
  title: string;
  summary?: ReactNode;
  aside?: ReactNode;
  chart: ReactNode;
  /** The same in figures; the first column names the row. */
  table: { head: readonly string[]; rows: readonly (readonly string[])[] };
};

/** A picture of figures, and the figures behind it for those who want or need them. */
export function ChartCard({ title, summary, aside, chart, table }: Props) {
  const t = useTranslations("machines.chart");
  return (
    <Card className="grid grid-cols-[minmax(0,1fr)] gap-4 p-4 sm:p-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="grid gap-0.5">
          <h2 className="text-lg font-semibold">{title}</h2>
          {summary ? <p className="text-sm text-muted-foreground">{summary}</p> : null}
        </div>
        {aside}
      </div>
      <div aria-hidden className="h-56 w-full sm:h-64">
        {chart}
      </div>
      <details className="group text-sm">
        <summary className="w-fit rounded-md text-muted-foreground hover:text-foreground coarse:min-h-11">
          {t("asTable")}
        </summary>
        <div className="mt-3 max-h-80 overflow-y-auto rounded-lg border border-border">
          <Table aria-label={title}>
            <TableHeader>
              <tr>
                {table.head.map((word, index) => (
                  <TableHead key={word} className={index > 0 ? "text-right" : undefined}>
                    {word}
                  </TableHead>
                ))}
              </tr>
            </TableHeader>
            <TableBody>
              {table.rows.map((row) => (
                <TableRow key={row[0]}>
                  {row.map((cell, index) => (
                    <TableCell key={index} className={index > 0 ? "py-2 text-right tabular-nums" : "py-2"}>
                      {cell}
                    </TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      </details>
    </Card>
  );
}
