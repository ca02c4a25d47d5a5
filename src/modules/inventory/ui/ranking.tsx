"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#ui/table.tsx";
import { Figure } from "#ui/figure.tsx";
import type { Sums } from "../domain/sums.ts";
import { ChangeMark } from "./change-mark.tsx";
import { type Metric, of, written } from "./metrics.ts";

export type Ranked = { id: string; name: string; detail?: string; now: Sums; earlier: Sums };
type Props = {
  title: string;
  column: string;
  rows: readonly Ranked[];
  metric: Metric;
  currency: string;
  onOpen: (row: Ranked, metric: Metric | "sales") => void;
  /** Absent where it is narrowed to one already. */
  onChoose?: (row: Ranked) => void;
};

const FEW = 8;

/** Who sold most: a bar for each under its name, and its figures, which open their sales. */
export function Ranking({ title, column, rows, metric, currency, onOpen, onChoose }: Props) {
  const t = useTranslations("inventory.sales");
  const locale = useLocale();
  const [all, setAll] = useState(false);
  const ordered = rows.toSorted((a, b) => of(b.now, metric) - of(a.now, metric));
  const most = Math.max(1, ...ordered.map(({ now }) => of(now, metric)));
  const second = metric === "units" ? "sales" : "units";
  return (
    <Card className="grid content-start overflow-hidden">
      <h2 className="px-4 pt-4 pb-3 text-lg font-semibold sm:px-5">{title}</h2>
      <Table aria-label={title}>
        <TableHeader>
          <tr>
            <TableHead className="w-full sm:pl-5">{column}</TableHead>
            <TableHead className="px-2 text-right">{t(`metrics.${second}`)}</TableHead>
            <TableHead className="text-right sm:pr-5">{t(`metrics.${metric}`)}</TableHead>
          </tr>
        </TableHeader>
        <TableBody>
          {ordered.slice(0, all ? undefined : FEW).map((row) => (
            <TableRow key={row.id}>
              <TableCell className="py-2.5 sm:pl-5">
                <span className="grid gap-1.5">
                  {onChoose ? (
                    <button
                      type="button"
                      onClick={() => onChoose(row)}
                      aria-label={t("filterBy", { name: row.name })}
                      className="w-fit rounded-sm text-left font-medium decoration-dotted underline-offset-4 hover:underline"
                    >
                      {row.name}
                    </button>
                  ) : (
                    <span className="font-medium">{row.name}</span>
                  )}
                  <span aria-hidden className="h-1.5 rounded-full bg-muted">
                    <span
                      className="block h-full min-w-1 rounded-full bg-event-1"
                      style={{ width: `${String(Math.max(0, (of(row.now, metric) / most) * 100))}%` }}
                    />
                  </span>
                </span>
              </TableCell>
              {([second, metric] as const).map((each) => {
                const value = written(of(row.now, each), each, currency, locale);
                return (
                  <TableCell
                    key={each}
                    className="px-2 py-2.5 text-right align-top whitespace-nowrap last:px-4 sm:last:pr-5"
                  >
                    <Figure
                      label={t("open", { name: `${row.name}, ${t(`metrics.${each}`)}`, value })}
                      onOpen={() => onOpen(row, each)}
                      className={each === metric ? "font-medium" : "text-muted-foreground"}
                    >
                      {value}
                    </Figure>
                    {each === metric ? (
                      <ChangeMark
                        now={of(row.now, metric)}
                        before={of(row.earlier, metric)}
                        className="flex justify-end text-xs"
                      />
                    ) : null}
                  </TableCell>
                );
              })}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {rows.length > FEW ? (
        <div className="border-t border-border p-2">
          <Button variant="ghost" size="sm" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t("less") : t("more", { count: rows.length })}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}
