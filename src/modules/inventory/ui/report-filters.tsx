"use client";

import { useLocale, useTranslations } from "next-intl";
import { cn } from "#lib/cn.ts";
import { MachinePicker } from "#modules/machines/ui/machine-picker.tsx";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Input } from "#ui/input.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { PERIODS } from "../figures-schemas.ts";
import type { SalesReport } from "../queries/sales-report.ts";
import type { ReportView } from "./asked-report.ts";

type Props = {
  view: ReportView;
  change: (change: Partial<ReportView>) => void;
  report: SalesReport;
  /** The chosen dates make no period. */
  wrong: boolean;
};

/** Of when, of what and of where. */
export function ReportFilters({ view, change, report, wrong }: Props) {
  const t = useTranslations("inventory.sales");
  const language = useLocale() === "en" ? "en" : "es-AR";
  const { choices } = report;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-2 lg:flex lg:items-center">
        <div
          role="group"
          aria-label={t("period")}
          className="-mx-4 flex gap-1.5 overflow-x-auto px-4 py-0.5 [scrollbar-width:none] sm:mx-0 sm:px-0.5"
        >
          {PERIODS.map((period) => (
            <button
              key={period}
              type="button"
              aria-pressed={view.period === period}
              onClick={() =>
                change(
                  period === "custom" ? { period, from: report.from, to: report.to } : { period, from: "", to: "" },
                )
              }
              className={cn(
                "inline-flex h-9 shrink-0 items-center rounded-full border border-border bg-card px-3.5 text-sm font-medium text-muted-foreground transition-colors hover:border-input hover:text-foreground coarse:h-11",
                "aria-pressed:border-primary aria-pressed:bg-primary-soft aria-pressed:text-primary-text",
              )}
            >
              {t(`periods.${period}`)}
            </button>
          ))}
        </div>
        <div className="grid grid-cols-2 gap-2 sm:flex lg:ml-auto">
          <MachinePicker
            label={t("machine")}
            all={t("allMachines")}
            className="sm:w-48"
            value={view.machine}
            onChange={(machine) => change({ machine })}
          />
          <NativeSelect
            aria-label={t("product")}
            className="sm:w-48"
            value={view.product}
            onChange={(event) => change({ product: event.target.value })}
          >
            <option value="">{t("allProducts")}</option>
            {choices.products.map(({ id, name }) => (
              <option key={id} value={id}>
                {name[language]}
              </option>
            ))}
          </NativeSelect>
          {view.machine || view.product ? (
            <Button variant="ghost" className="max-sm:col-span-2" onClick={() => change({ machine: "", product: "" })}>
              {t("clear")}
            </Button>
          ) : null}
        </div>
      </div>
      {view.period === "custom" ? (
        <div className="grid max-w-md grid-cols-2 items-start gap-3">
          {(["from", "to"] as const).map((end) => (
            <Field key={end} label={t(end)} error={wrong && end === "from" ? t("badRange") : undefined}>
              <Input type="date" value={view[end]} onChange={(event) => change({ [end]: event.target.value })} />
            </Field>
          ))}
        </div>
      ) : null}
    </div>
  );
}
