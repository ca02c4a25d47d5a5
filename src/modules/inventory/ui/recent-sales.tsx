"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatMoney } from "#lib/money.ts";
import { formatDayTime } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { Badge } from "#ui/badge.tsx";
import { Card } from "#ui/card.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#ui/table.tsx";
import type { SaleFilter } from "../figures-schemas.ts";

const FEW = 25;

type Props = { filter: SaleFilter; currency: string; timeZone: string };

/** The last sales of a filter, as they came. */
export function RecentSales({ filter, currency, timeZone }: Props) {
  const t = useTranslations("inventory.machineSales");
  const lines = useTranslations("inventory.lines");
  const locale = useLocale();
  const language = locale === "en" ? "en" : "es-AR";
  const { data } = api.figures.saleLines.useQuery({ ...filter, limit: FEW }, { placeholderData: (before) => before });
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2 className="text-lg font-semibold">{t("recent")}</h2>
      {data ? (
        data.lines.length === 0 ? (
          <p className="text-sm text-muted-foreground">{t("noneRecent")}</p>
        ) : (
          <Card className="overflow-hidden">
            <Table aria-label={t("recent")}>
              <TableHeader>
                <tr>
                  <TableHead>{t("when")}</TableHead>
                  <TableHead>{t("position")}</TableHead>
                  <TableHead>{t("product")}</TableHead>
                  <TableHead className="text-right">{t("quantity")}</TableHead>
                  <TableHead className="text-right">{t("amount")}</TableHead>
                  <TableHead>{t("payment")}</TableHead>
                </tr>
              </TableHeader>
              <TableBody>
                {data.lines.map((sale) => (
                  <TableRow key={sale.id}>
                    <TableCell className="whitespace-nowrap">
                      <time dateTime={new Date(sale.occurredAt).toISOString()}>
                        {formatDayTime(sale.occurredAt, timeZone, locale)}
                      </time>
                      {sale.clock === "uncertain" ? (
                        <Badge tone="warning" className="ml-2">
                          {lines("uncertain")}
                        </Badge>
                      ) : null}
                    </TableCell>
                    <TableCell className="font-semibold tabular-nums">{sale.position}</TableCell>
                    <TableCell className="min-w-40">{sale.name[language]}</TableCell>
                    <TableCell className="text-right tabular-nums">{sale.quantity}</TableCell>
                    <TableCell className="whitespace-nowrap text-right tabular-nums">
                      {formatMoney(sale.quantity * sale.unitPriceMinor, currency, locale)}
                    </TableCell>
                    <TableCell className="text-muted-foreground">{lines(`payments.${sale.payment}`)}</TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </Card>
        )
      ) : (
        <Skeleton className="h-64 rounded-xl" />
      )}
    </section>
  );
}
