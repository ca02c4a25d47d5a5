"use client";

import { useLocale, useTranslations } from "next-intl";
import { cn } from "#lib/cn.ts";
import { dateOf, formatDateShort } from "#lib/time.ts";
import { levelColors } from "#modules/machines/ui/level-colors.ts";
import type { PositionOutlook } from "../queries/stock-outlook.ts";

/** What the whole bar stands for. */
const FULL_DAYS = 30;
const DAY = 86_400_000;

type Props = { position: PositionOutlook; now: number; timeZone: string };

/** How long the stock lasts: a bar that shortens, and its days in words. */
export function Runway({ position: { daysUntilEmpty: days, ledger, band }, now, timeZone }: Props) {
  const t = useTranslations("inventory.stock.lasts");
  const locale = useLocale();
  const share = days === null ? 1 : Math.min(1, days / FULL_DAYS);
  const words =
    ledger < 0
      ? t("oversold", { count: -ledger })
      : band === "overfull"
        ? t("overfull")
        : days === null
          ? t("never")
          : days <= 0
            ? t("empty")
            : days < 1
              ? t("lessThanDay")
              : days > FULL_DAYS
                ? t("long", { count: FULL_DAYS })
                : t("days", { count: Math.floor(days) });
  const overfull = band === "overfull";
  const urgent = overfull || (days !== null && days <= 3);
  return (
    <span
      className="grid gap-1.5"
      title={
        days !== null && days > 0 && days <= 365
          ? t("until", { day: formatDateShort(dateOf(now + days * DAY, timeZone), locale) })
          : undefined
      }
    >
      <span
        className={cn(
          "text-sm leading-snug",
          urgent ? "font-semibold text-destructive" : days === null && "text-muted-foreground",
        )}
      >
        {words}
      </span>
      <span aria-hidden className="h-2 overflow-hidden rounded-full bg-muted">
        <span
          style={{ width: `${String(share * 100)}%` }}
          className={cn(
            "block h-full rounded-full",
            overfull
              ? levelColors.overfull
              : days === null
                ? "bg-border-strong"
                : urgent
                  ? "min-w-1 bg-destructive"
                  : days <= 7
                    ? "bg-[#d39a1c] dark:bg-[#e9bd62]"
                    : "bg-event-1",
          )}
        />
      </span>
    </span>
  );
}
