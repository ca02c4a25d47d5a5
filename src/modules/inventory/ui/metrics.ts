import { currencyDigits, formatMoney } from "#lib/money.ts";
import type { SaleFilter } from "../figures-schemas.ts";
import { averageSale, type Sums } from "../domain/sums.ts";

/** What of the sales is looked at: takings, units, margin. */
export const METRICS = ["minor", "units", "marginMinor"] as const;
export type Metric = (typeof METRICS)[number];

/** A figure that was pressed: what it is called, and the sales that make it. */
export type Pressed = { title: string; filter: SaleFilter; metric: Metric | "sales" | "perSale" };

export const written = (value: number, metric: Metric | "sales", currency: string, locale: string): string =>
  metric === "units" || metric === "sales" ? value.toLocaleString(locale) : formatMoney(value, currency, locale);

export const of = (sums: Sums, metric: Metric | "sales"): number => sums[metric];

export const writtenOf = (sums: Sums, metric: Pressed["metric"], currency: string, locale: string): string =>
  metric === "perSale"
    ? formatMoney(averageSale(sums, currencyDigits(currency)), currency, locale)
    : written(sums[metric], metric, currency, locale);
