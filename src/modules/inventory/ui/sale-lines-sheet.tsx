"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatMoney } from "#lib/money.ts";
import { formatDayTime } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { Badge } from "#ui/badge.tsx";
import { NO_SALES } from "../domain/sums.ts";
import type { SaleLine } from "../queries/sale-lines.ts";
import { LinesSheet } from "./lines-sheet.tsx";
import { type Pressed, writtenOf } from "./metrics.ts";

type Props = { pressed: Pressed; currency: string; timeZone: string; onClose: () => void };

/** The sales that make a figure, line by line. */
export function SaleLinesSheet({ pressed: { title, filter, metric }, currency, timeZone, onClose }: Props) {
  const t = useTranslations("inventory.lines");
  const locale = useLocale();
  const query = api.figures.saleLines.useInfiniteQuery(
    { ...filter, limit: 50 },
    { getNextPageParam: ({ next }) => next ?? undefined },
  );
  const total = query.data?.pages[0]?.total ?? NO_SALES;
  const lines = query.data?.pages.flatMap((page) => page.lines) ?? [];
  const rest = [
    metric === "sales" ? null : t("sales", { count: total.sales }),
    metric === "units" ? null : t("units", { count: total.units }),
    metric === "minor" ? null : formatMoney(total.minor, currency, locale),
  ].filter((each) => each !== null);
  return (
    <LinesSheet
      title={title}
      lead={t("lead")}
      none={t("none")}
      shown={lines.length}
      total={total.sales}
      query={query}
      onClose={onClose}
      sum={
        <>
          <span className="text-sm text-muted-foreground">{t(metric === "perSale" ? "average" : "sum")}</span>
          <span className="font-display text-2xl font-semibold tabular-nums" data-sum>
            {writtenOf(total, metric, currency, locale)}
          </span>
          <span className="text-sm text-muted-foreground">{rest.join(" · ")}</span>
        </>
      }
    >
      {lines.map((line) => (
        <Line key={line.id} line={line} currency={currency} timeZone={timeZone} withMargin={metric === "marginMinor"} />
      ))}
    </LinesSheet>
  );
}

const LATE_MS = 15 * 60_000;

function Line({
  line,
  currency,
  timeZone,
  withMargin,
}: {
  line: SaleLine;
  currency: string;
  timeZone: string;
  withMargin: boolean;
}) {
  const t = useTranslations("inventory.lines");
  const locale = useLocale();
  const language = locale === "en" ? "en" : "es-AR";
  const { quantity, unitPriceMinor: price, unitCostMinor: cost } = line;
  const money = (minor: number) => formatMoney(minor, currency, locale);
  const at = (instant: number) => formatDayTime(instant, timeZone, locale);
  const details = [
    at(line.occurredAt),
    t(`payments.${line.payment}`),
    line.soldAt !== line.occurredAt ? t("told", { at: at(line.soldAt) }) : null,
    line.receivedAt - line.occurredAt > LATE_MS ? t("late", { at: at(line.receivedAt) }) : null,
  ].filter((each) => each !== null);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 py-3 text-sm">
      <span className="font-medium">{line.name[language]}</span>
      <span className="text-right font-medium tabular-nums">{money(quantity * price)}</span>
      <span className="text-[0.8125rem] text-muted-foreground">
        {line.machine} · <span className="font-mono">{line.position}</span>
      </span>
      <span className="text-right text-[0.8125rem] tabular-nums text-muted-foreground">
        {withMargin
          ? cost === null
            ? t("noCost")
            : t("margin", { value: money(quantity * (price - cost)) })
          : quantity > 1
            ? t("each", { count: quantity, price: money(price) })
            : null}
      </span>
      <span className="col-span-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-[0.8125rem] text-muted-foreground">
        {details.join(" · ")}
        {line.source === "event" ? null : <Badge tone="info">{t(`sources.${line.source}`)}</Badge>}
        {line.clock === "uncertain" ? <Badge tone="warning">{t("uncertain")}</Badge> : null}
        <span className="max-w-full truncate font-mono text-xs" title={line.eventId}>
          {line.eventId.slice(0, 18)}
        </span>
      </span>
    </li>
  );
}
