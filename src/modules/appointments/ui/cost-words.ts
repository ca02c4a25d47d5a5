import { formatMoney } from "#lib/money.ts";
import { paidWith, type Cost } from "../domain/paid-with.ts";

/** What an appointment costs whoever pays it so: "$ 24.000", "1 crédito", "Sin costo". Never one or the other. */
export function costWords(
  t: (key: "free" | "credits", values?: { count: number }) => string,
  cost: Cost & { currency: string },
  locale: string,
): string {
  const paid = paidWith(cost);
  if (paid === null) return t("free");
  return paid === "credits"
    ? t("credits", { count: cost.creditCost })
    : formatMoney(cost.priceMinor, cost.currency, locale);
}
