import { useLocale, useTranslations } from "next-intl";
import { cn } from "#lib/cn.ts";
import { dateOf } from "#lib/time.ts";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#ui/table.tsx";
import { daysBetween } from "../domain/lot-pins.ts";
import type { CreditLot } from "../queries/client-credits.ts";
import { shortDay } from "./short-day.ts";

type Props = { lots: readonly CreditLot[]; now: number; timeZone: string };

const NEAR_DAYS = 60;

/** What expires when, soonest first, in words. */
export function LotTable({ lots, now, timeZone }: Props) {
  const t = useTranslations("credits");
  const locale = useLocale();
  const today = dateOf(now, timeZone);
  return (
    <Table
      aria-label={t("lots.table")}
      className="max-sm:[&_td]:px-3 max-sm:[&_th]:px-3 max-sm:[&_tr>*:first-child]:pl-5 max-sm:[&_tr>*:last-child]:pr-5"
    >
      <TableHeader>
        <TableRow>
          <TableHead>{t("lots.lastDay")}</TableHead>
          <TableHead>{t("lots.from")}</TableHead>
          <TableHead className="text-right">{t("lots.howMany")}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {lots.map(({ id, expiresOn, source, remaining }) => {
          const days = expiresOn === null ? null : daysBetween(today, expiresOn);
          return (
            <TableRow key={id}>
              <TableCell>
                {expiresOn === null ? (
                  t("lots.noExpiry")
                ) : (
                  <span className="block whitespace-nowrap">{shortDay(expiresOn, today, locale)}</span>
                )}
                {days !== null && days <= NEAR_DAYS ? (
                  <span
                    className={cn("block text-xs", days <= 7 ? "font-medium text-warning" : "text-muted-foreground")}
                  >
                    {t("lots.left", { days })}
                  </span>
                ) : null}
              </TableCell>
              <TableCell className="text-muted-foreground">{t(`source.${source}`)}</TableCell>
              <TableCell className="text-right font-semibold tabular-nums">{remaining}</TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
