"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { cn } from "#lib/cn.ts";
import { formatDayTime } from "#lib/time.ts";
import { Button } from "#ui/button.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "#ui/popover.tsx";
import type { SaleFilter } from "../figures-schemas.ts";
import type { PositionOutlook } from "../queries/stock-outlook.ts";

type Props = {
  position: PositionOutlook;
  now: number;
  soldSince: number;
  timeZone: string;
  /** Absent for whoever may not. */
  onCount?: () => void;
  onSales?: (title: string, filter: SaleFilter) => void;
};

const dots = { high: "bg-success", medium: "bg-[#d39a1c] dark:bg-[#e9bd62]", low: "bg-destructive" } as const;

/** How far the number can be believed: a point, its word, and behind it why. */
export function TrustMark({ position, now, soldSince, timeZone, onCount, onSales }: Props) {
  const t = useTranslations("inventory.stock");
  const locale = useLocale();
  const format = useFormatter();
  const { confidence, lastCountAt, machineId } = position;
  const level = t(`trust.${confidence.level}`);
  const behind = (only: "derived" | "uncertain"): SaleFilter => ({
    since: soldSince,
    machineId,
    position: position.position,
    only,
    ...(lastCountAt !== null && { after: Math.max(0, Math.round(lastCountAt)) }),
  });
  return (
    <Popover>
      <PopoverTrigger
        aria-label={t("why", { position: position.position, level })}
        className="relative inline-flex w-fit items-center gap-2 rounded-md text-sm underline decoration-transparent decoration-dotted underline-offset-4 hover:decoration-current coarse:after:absolute coarse:after:-inset-x-2 coarse:after:-inset-y-3"
      >
        <span aria-hidden className={cn("size-2.5 shrink-0 rounded-full", dots[confidence.level])} />
        {level}
      </PopoverTrigger>
      <PopoverContent aria-label={t(`whyTitle.${confidence.level}`)} className="grid gap-3 text-sm leading-relaxed">
        <p className="font-medium">{t(`whyTitle.${confidence.level}`)}</p>
        {lastCountAt === null ? null : (
          <p className="text-muted-foreground">
            {t("counted", { when: format.relativeTime(lastCountAt, now) })} (
            {formatDayTime(lastCountAt, timeZone, locale)})
          </p>
        )}
        {confidence.doubts.length === 0 ? <p>{t("noDoubts")}</p> : null}
        {confidence.doubts.length > 0 ? (
          <ul className="grid gap-2">
            {confidence.doubts.map((doubt) => (
              <li key={doubt} className="grid justify-items-start gap-0.5">
                {t(`doubts.${doubt}`, {
                  count: doubt === "unmatched_sales" ? position.unmatched : position.uncertain,
                })}
                {onSales && (doubt === "unmatched_sales" || doubt === "uncertain_clock") ? (
                  <span className="flex flex-wrap gap-x-3">
                    <Button
                      variant="link"
                      size="sm"
                      onClick={() =>
                        onSales(
                          `${position.machine} · ${position.position}`,
                          behind(doubt === "uncertain_clock" ? "uncertain" : "derived"),
                        )
                      }
                    >
                      {t("seeLines")}
                    </Button>
                    {doubt === "unmatched_sales" ? (
                      <Button asChild variant="link" size="sm">
                        <Link href={{ pathname: "/staff/sales/set-aside", query: { machine: machineId } }}>
                          {t("seeAside")}
                        </Link>
                      </Button>
                    ) : null}
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        ) : null}
        {onCount && confidence.level !== "high" ? (
          <Button variant="outline" size="sm" className="justify-self-start" onClick={onCount}>
            {t("correct")}
          </Button>
        ) : null}
      </PopoverContent>
    </Popover>
  );
}
