"use client";

import { ArrowRight } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { formatMoney } from "#lib/money.ts";
import { formatDayTime } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import type { AsideFilter } from "../figures-schemas.ts";
import { LinesSheet } from "./lines-sheet.tsx";

type Props = { title?: string; filter: AsideFilter; currency: string; timeZone: string; onClose: () => void };

/** The sales that were kept out of a figure, line by line; they are judged on their own screen. */
export function AsideLinesSheet({ title, filter, currency, timeZone, onClose }: Props) {
  const t = useTranslations("inventory.asideLines");
  const locale = useLocale();
  const language = locale === "en" ? "en" : "es-AR";
  const format = useFormatter();
  const query = api.figures.aside.useInfiniteQuery(
    { ...filter, limit: 50 },
    { getNextPageParam: ({ next }) => next ?? undefined },
  );
  const total = query.data?.pages[0]?.total ?? { lines: 0, units: 0 };
  const lines = query.data?.pages.flatMap((page) => page.sales) ?? [];
  return (
    <LinesSheet
      title={title ?? t("title")}
      lead={t("lead")}
      none={t("none")}
      shown={lines.length}
      total={total.lines}
      query={query}
      onClose={onClose}
      sum={
        <>
          <span className="text-sm text-muted-foreground">{t("sum")}</span>
          <span className="font-display text-2xl font-semibold tabular-nums" data-sum>
            {format.number(total.lines)}
          </span>
          <span className="text-sm text-muted-foreground">{t("units", { count: total.units })}</span>
          {total.lines > 0 ? (
            <Link
              href={{
                pathname: "/staff/sales/set-aside",
                query: filter.machineId ? { machine: filter.machineId } : {},
              }}
              className="mt-1 inline-flex w-fit items-center gap-1.5 text-sm font-medium underline-offset-4 hover:underline coarse:min-h-11"
            >
              {t("judge")} <ArrowRight aria-hidden className="size-4" />
            </Link>
          ) : null}
        </>
      }
    >
      {lines.map((line) => (
        <li key={line.id} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 py-3 text-sm">
          <span className="font-medium">{line.name?.[language] ?? line.position}</span>
          <span className="text-right font-medium tabular-nums">
            {formatMoney(line.quantity * line.unitPriceMinor, currency, locale)}
          </span>
          <span className="col-span-2 text-[0.8125rem] text-muted-foreground">
            {line.machine} · <span className="font-mono">{line.position}</span> ·{" "}
            {formatDayTime(line.occurredAt, timeZone, locale)}
          </span>
          <span className="col-span-2 text-[0.8125rem] text-muted-foreground">{t(`reasons.${line.reason}`)}</span>
        </li>
      ))}
    </LinesSheet>
  );
}
