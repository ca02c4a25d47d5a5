"use client";

import { PencilLine } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { cn } from "#lib/cn.ts";
import { Button } from "#ui/button.tsx";
import { Figure } from "#ui/figure.tsx";
import type { AsideFilter, SaleFilter } from "../figures-schemas.ts";
import type { PositionOutlook } from "../queries/stock-outlook.ts";
import { Runway } from "./runway.tsx";
import { TrustMark } from "./trust-mark.tsx";

export type StockActions = {
  onStock: (position: PositionOutlook) => void;
  onSold: (position: PositionOutlook) => void;
  onSales?: (title: string, filter: SaleFilter) => void;
  onAside?: (filter: AsideFilter) => void;
  onFix?: (position: PositionOutlook) => void;
};

type Props = StockActions & { position: PositionOutlook; now: number; soldSince: number; timeZone: string };

/** The columns of a row where there is room for them. */
export const stockColumns = "lg:grid-cols-[minmax(0,1.6fr)_minmax(0,1.2fr)_7rem_7rem_8.5rem_2.5rem] lg:gap-6";

/** A position: what lies there, how long it lasts, how far to believe it. */
export function StockRow({ position, now, soldSince, timeZone, onStock, onSold, onSales, onAside, onFix }: Props) {
  const t = useTranslations("inventory.stock");
  const language = useLocale() === "en" ? "en" : "es-AR";
  const format = useFormatter();
  const { quantity, capacity, perDay, sold, machine, machineId } = position;
  const fix = onFix && (() => onFix(position));
  return (
    <li
      className={`grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-2.5 px-4 py-3.5 sm:px-5 ${stockColumns}`}
    >
      <span className="grid min-w-0 gap-0.5">
        <span className="leading-snug font-medium break-words">{position.name[language]}</span>
        <span className="truncate text-[0.8125rem] text-muted-foreground">
          <Link
            href={{ pathname: "/staff/machines/[id]", params: { id: machineId } }}
            className="relative rounded-sm underline-offset-4 hover:underline coarse:after:absolute coarse:after:-inset-y-3 coarse:after:inset-x-0"
          >
            {machine}
          </Link>{" "}
          · <span className="font-mono font-semibold">{position.position}</span>
        </span>
      </span>
      <span className="max-lg:order-3 max-lg:col-span-2">
        <Runway position={position} now={now} timeZone={timeZone} />
      </span>
      <span className="max-lg:order-4 lg:text-right">
        <Figure
          label={t("left", { quantity, capacity, position: position.position })}
          onOpen={() => onStock(position)}
          className="text-sm"
        >
          <span className={cn("text-base font-semibold", quantity > capacity && "text-destructive")}>{quantity}</span>{" "}
          <span className="text-muted-foreground">{t("of", { capacity })}</span>
        </Figure>
      </span>
      <span className="text-right max-lg:order-5">
        <Figure
          label={t("pace", { count: sold })}
          onOpen={() => onSold(position)}
          className="text-sm text-muted-foreground"
        >
          {t("perDay", { value: format.number(perDay, { maximumFractionDigits: perDay < 10 ? 1 : 0 }) })}
        </Figure>
      </span>
      <span className="max-lg:order-6 max-lg:col-span-2">
        <TrustMark
          position={position}
          now={now}
          soldSince={soldSince}
          timeZone={timeZone}
          {...(fix && { onCount: fix })}
          {...(onSales && { onSales })}
          {...(onAside && { onAside })}
        />
      </span>
      <span className="max-lg:order-2 max-lg:justify-self-end">
        {fix ? (
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={t("fix", { position: position.position, machine })}
            title={t("count")}
            onClick={fix}
          >
            <PencilLine aria-hidden />
          </Button>
        ) : null}
      </span>
    </li>
  );
}
