"use client";

import { useTranslations } from "next-intl";

/** "Cada 30 días o 500 ventas, lo que llegue primero". */
export function useCadence() {
  const t = useTranslations("maintenance.cadence");
  return ({ everyDays, everySales }: { everyDays: number | null; everySales: number | null }): string => {
    if (everyDays !== null && everySales !== null) return t("both", { days: everyDays, sales: everySales });
    return everyDays === null ? t("sales", { sales: everySales ?? 0 }) : t("days", { days: everyDays });
  };
}
