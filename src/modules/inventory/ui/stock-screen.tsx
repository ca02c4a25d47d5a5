"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { Link } from "#i18n/navigation.ts";
import { cn } from "#lib/cn.ts";
import { api } from "#lib/trpc.tsx";
import { FilterChips } from "#modules/machines/ui/filter-chips.tsx";
import { MachinePicker } from "#modules/machines/ui/machine-picker.tsx";
import { useLiveMachines } from "#modules/machines/ui/use-live-machines.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { PageHeader } from "#ui/page-header.tsx";
import { type AsideFilter, STOCK_STATES, type StockViewOf } from "../figures-schemas.ts";
import type { PositionOutlook } from "../queries/stock-outlook.ts";
import type { StockView } from "../queries/stock-view.ts";
import { AsideLinesSheet } from "./aside-lines-sheet.tsx";
import { stockViewOf } from "./asked-stock.ts";
import type { Pressed } from "./metrics.ts";
import { SaleLinesSheet } from "./sale-lines-sheet.tsx";
import { StockForm } from "./stock-form.tsx";
import { StockLinesSheet } from "./stock-lines-sheet.tsx";
import { stockColumns, StockRow } from "./stock-row.tsx";
import { useStockView } from "./use-stock-view.ts";

type Props = { initial: StockView; asked: StockViewOf; currency: string; may: { sales: boolean; write: boolean } };

type Opened =
  | { what: "stock" | "sold"; position: PositionOutlook }
  | { what: "fix"; position: PositionOutlook }
  | { what: "sales"; pressed: Pressed }
  | { what: "aside"; filter: AsideFilter }
  | null;

const PAGE = 50;

/** What lies in the machines, worst first: how long it lasts, and how far that can be believed. */
export function StockScreen({ initial, asked, currency, may }: Props) {
  const t = useTranslations("inventory.stock");
  const language = useLocale() === "en" ? "en" : "es-AR";
  const utils = api.useUtils();
  const [choices, change] = useStockView();
  const [limit, setLimit] = useState(PAGE);
  const [opened, setOpened] = useState<Opened>(null);
  const wanted = stockViewOf(choices, limit);
  const answer = api.figures.stock.useQuery(wanted, {
    placeholderData: (before) => before,
    ...(JSON.stringify(wanted) === JSON.stringify(asked) && { initialData: initial }),
    refetchInterval: 120_000,
  });
  useLiveMachines(useCallback(() => void utils.figures.invalidate(), [utils]));
  const view = answer.data ?? initial;
  const narrow = (next: Parameters<typeof change>[0]) => {
    setLimit(PAGE);
    change(next);
  };

  if (view.choices.machines.length === 0)
    return (
      <div className="grid max-w-7xl gap-5">
        <PageHeader title={t("title")} description={t("description")} />
        <EmptyState
          title={t("emptyTitle")}
          description={t("emptyText")}
          action={
            <Button asChild>
              <Link href="/staff/machines">{t("toMachines")}</Link>
            </Button>
          }
        />
      </div>
    );

  return (
    <div className="grid max-w-7xl grid-cols-[minmax(0,1fr)] gap-5">
      <PageHeader title={t("title")} description={t("description")} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <FilterChips
          label={t("show")}
          value={choices.state}
          onChange={(state) => narrow({ state })}
          choices={STOCK_STATES.map((value) => ({ value, label: t(`states.${value}`), count: view.counts[value] }))}
        />
        <div className="grid grid-cols-2 gap-2 sm:flex">
          <MachinePicker
            label={t("machine")}
            all={t("allMachines")}
            className="sm:w-52"
            value={choices.machine}
            onChange={(machine) => narrow({ machine })}
          />
          <NativeSelect
            aria-label={t("product")}
            className="sm:w-52"
            value={choices.product}
            onChange={(event) => narrow({ product: event.target.value })}
          >
            <option value="">{t("allProducts")}</option>
            {view.choices.products.map(({ id, name }) => (
              <option key={id} value={id}>
                {name[language]}
              </option>
            ))}
          </NativeSelect>
        </div>
      </div>
      <p role="status" className="sr-only">
        {t("found", { count: view.found })}
      </p>
      {view.found === 0 ? (
        <EmptyState
          heading="h2"
          className="rounded-2xl border border-dashed border-border"
          title={t("noneTitle")}
          description={t("noneText")}
          action={
            <Button variant="outline" onClick={() => narrow({ state: "all", machine: "", product: "" })}>
              {t("clear")}
            </Button>
          }
        />
      ) : (
        <Card
          aria-busy={answer.isPlaceholderData || undefined}
          className={cn("overflow-hidden transition-opacity", answer.isPlaceholderData && "opacity-60")}
        >
          <div
            aria-hidden
            className={`hidden border-b border-border bg-muted/50 px-5 py-2.5 text-xs font-medium text-muted-foreground lg:grid ${stockColumns}`}
          >
            <span>{t("columns.what")}</span>
            <span>{t("columns.lasts")}</span>
            <span className="text-right">{t("columns.left")}</span>
            <span className="text-right">{t("columns.pace")}</span>
            <span>{t("columns.trust")}</span>
          </div>
          <ul className="divide-y divide-border">
            {view.positions.map((position) => (
              <StockRow
                key={`${position.machineId} ${position.position}`}
                position={position}
                now={view.now}
                soldSince={view.soldSince}
                timeZone={view.timeZone}
                onStock={() => setOpened({ what: "stock", position })}
                onSold={() => setOpened({ what: "sold", position })}
                {...(may.sales && {
                  onSales: (title, filter) => setOpened({ what: "sales", pressed: { title, filter, metric: "units" } }),
                  onAside: (filter) => setOpened({ what: "aside", filter }),
                })}
                {...(may.write && { onFix: () => setOpened({ what: "fix", position }) })}
              />
            ))}
          </ul>
        </Card>
      )}
      {view.found > view.positions.length ? (
        <Button variant="outline" className="justify-self-center" onClick={() => setLimit(limit + PAGE)}>
          {t("more")}
        </Button>
      ) : null}
      {opened?.what === "stock" || opened?.what === "sold" ? (
        <StockLinesSheet
          position={opened.position}
          timeZone={view.timeZone}
          {...(opened.what === "sold" && { soldSince: view.soldSince })}
          onClose={() => setOpened(null)}
        />
      ) : null}
      {opened?.what === "fix" ? (
        <StockForm
          machineId={opened.position.machineId}
          machine={opened.position.machine}
          first={opened.position.position}
          onClose={() => setOpened(null)}
        />
      ) : null}
      {opened?.what === "sales" ? (
        <SaleLinesSheet
          pressed={opened.pressed}
          currency={currency}
          timeZone={view.timeZone}
          onClose={() => setOpened(null)}
        />
      ) : null}
      {opened?.what === "aside" ? (
        <AsideLinesSheet
          filter={opened.filter}
          currency={currency}
          timeZone={view.timeZone}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </div>
  );
}
