"use client";

import { useLocale, useTranslations } from "next-intl";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#ui/table.tsx";
import { Figure } from "#ui/figure.tsx";
import type { SalesReport } from "../queries/sales-report.ts";
import { bucketName, bucketShort } from "./bucket-name.ts";
import { ChangeMark } from "./change-mark.tsx";
import { type Metric, of, written } from "./metrics.ts";

type Props = {
  report: SalesReport;
  title: string;
  onOpen: (index: number, metric: Metric | "sales") => void;
};

const COLUMNS = ["sales", "units", "minor", "marginMinor"] as const;

/** The same as the picture, in figures; the last day first. */
export function BucketTable({ report, title, onOpen }: Props) {
  const t = useTranslations("inventory.sales");
  const locale = useLocale();
  const { currency, unit } = report;
  const rows = report.buckets.map((bucket, index) => ({ bucket, index }));
  const ordered = unit === "hour" ? rows : rows.toReversed();
  return (
    <div className="max-h-[26rem] overflow-y-auto rounded-lg border border-border">
      <Table aria-label={title}>
        <TableHeader>
          <tr>
            <TableHead>{t(unit === "hour" ? "hour" : "day")}</TableHead>
            {COLUMNS.map((column) => (
              <TableHead key={column} className="text-right">
                {t(`metrics.${column}`)}
              </TableHead>
            ))}
            <TableHead className="text-right">{t("change")}</TableHead>
          </tr>
        </TableHeader>
        <TableBody>
          {ordered.map(({ bucket, index }) => (
            <TableRow key={bucket.key}>
              <TableHead scope="row" className="text-sm font-normal text-foreground first-letter:uppercase">
                {unit === "hour" ? bucketShort(bucket.key, locale) : bucketName(bucket.key, locale)}
              </TableHead>
              {COLUMNS.map((column) => {
                const value = written(of(bucket.now, column), column, currency, locale);
                return (
                  <TableCell key={column} className="py-2 text-right whitespace-nowrap tabular-nums">
                    {bucket.now.sales === 0 ? (
                      <span className="text-muted-foreground">{value}</span>
                    ) : (
                      <Figure
                        label={t("open", {
                          name: `${t(`metrics.${column}`)}, ${bucketName(bucket.key, locale)}`,
                          value,
                        })}
                        onOpen={() => onOpen(index, column)}
                      >
                        {value}
                      </Figure>
                    )}
                  </TableCell>
                );
              })}
              <TableCell className="py-2 text-right text-[0.8125rem]">
                {bucket.earlier.since < bucket.earlier.before ? (
                  <ChangeMark now={bucket.now.minor} before={bucket.then.minor} />
                ) : (
                  t("noChange")
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
