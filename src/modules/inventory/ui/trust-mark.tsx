"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { cn } from "#lib/cn.ts";
import { formatDayTime } from "#lib/time.ts";
import { Button } from "#ui/button.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "#ui/popover.tsx";
import type { AsideFilter, SaleFilter } from "../figures-schemas.ts";
import type { PositionOutlook } from "../queries/stock-outlook.ts";

type Props = {
  position: PositionOutlook;
  now: number;
  soldSince: number;
  timeZone: string;
  /** Absent for whoever may not. */
  onCount?: () => void;
  onSales?: (title: string, filter: SaleFilter) => void;
  onAside?: (filter: AsideFilter) => void;
};

const dots = { high: "bg-success", medium: "bg-[#d39a1c] dark:bg-[#e9bd62]", low: "bg-destructive" } as const;

/** How far the number can be believed: a point, its word, and behind it why. */
export function TrustMark({ position, now, soldSince, timeZone, onCount, onSales, onAside }: Props) {
  const t = useTranslations("inventory.stock");
  const locale = useLocale();
  const format = useFormatter();
  const { confidence, lastCountAt, machineId } = position;
  const level = t(`trust.${confidence.level}`);
  const sinceCount = {
    since: soldSince,
    machineId,
    position: position.position,
    ...(lastCountAt !== null && { after: Math.max(0, Math.round(lastCountAt)) }),
  };
  const openSales = (only: "derived" | "uncertain") =>
    onSales?.(`${position.machine} · ${position.position}`, { ...sinceCount, only });
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
                <span className="flex flex-wrap gap-x-3">
                  {onSales && doubt === "uncertain_clock" ? (
                    <Button variant="link" size="sm" onClick={() => openSales("uncertain")}>
                      {t("seeLines")}
                    </Button>
                  ) : null}
                  {onSales && doubt === "unmatched_sales" && position.derived > 0 ? (
                    <Button variant="link" size="sm" onClick={() => openSales("derived")}>
                      {t("seeDerived", { count: position.derived })}
                    </Button>
                  ) : null}
                  {onAside && doubt === "unmatched_sales" && position.aside > 0 ? (
                    <Button
                      variant="link"
                      size="sm"
                      onClick={() => onAside({ ...sinceCount, waiting: true, reasons: ["reboot", "sequence"] })}
                    >
                      {t("seeAside", { count: position.aside })}
                    </Button>
                  ) : null}
                </span>
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
