"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { formatMoney } from "#lib/money.ts";
import { dateOf, formatDayTime, formatTime } from "#lib/time.ts";
import type { VisitMachine } from "../../queries/todays-visits.ts";

const NAMED = 3;

/** Sentences about machines and times, as a technician reads them. */
export function useVisitWords({ timeZone, currency }: { timeZone: string; currency: string }) {
  const t = useTranslations("technician");
  const locale = useLocale();
  const format = useFormatter();

  const named = (positions: readonly string[]): string => {
    const rest = positions.length - NAMED;
    const said = positions.slice(0, rest > 0 ? NAMED : undefined);
    return rest > 0
      ? `${said.join(", ")} ${t("andMore", { count: rest })}`
      : format.list(said, { type: "conjunction" });
  };

  /** "09:30" today, "mar, 14 jul, 09:30" on another day. */
  const when = (at: number): string =>
    dateOf(at, timeZone) === dateOf(Date.now(), timeZone)
      ? formatTime(at, timeZone, locale)
      : formatDayTime(at, timeZone, locale);

  /** Two digits are as much as an estimate says. */
  const about = (minor: number): string => {
    const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, minor))) - 1);
    return formatMoney(Math.round(minor / step) * step, currency, locale);
  };

  const reason = (machine: VisitMachine["reasons"][number]): string => {
    switch (machine.kind) {
      case "empty":
        return t("empty", { positions: named(machine.positions), count: machine.positions.length });
      case "low":
        return t("low", { positions: named(machine.positions) });
      case "overdue":
        return t("overdue", { plan: machine.plan });
      case "due":
        return t("due", { plan: machine.plan });
      case "silent":
        return machine.since === null ? t("neverHeard") : t("silent", { when: when(machine.since) });
    }
  };

  /** "Pierde unos $ 12.000 por día"; nothing where there is nothing to speak of. */
  const loss = (machine: VisitMachine): string | null => {
    if (machine.loss < 100) return null;
    const empty = machine.reasons.some(({ kind }) => kind === "empty");
    return t(empty ? "losing" : "risking", { amount: about(machine.loss) });
  };

  return { reason, loss, when };
}
