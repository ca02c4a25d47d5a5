import { useLocale, useTranslations } from "next-intl";
import { cn } from "#lib/cn.ts";
import { formatDateShort } from "#lib/time.ts";
import type { CreditsOverview } from "../queries/credits-overview.ts";

/** The four figures of the day. */
export function OverviewTiles({ overview }: { overview: CreditsOverview }) {
  const t = useTranslations("credits.overview");
  const locale = useLocale();
  const { outstanding, holders, held, expiring, overdue } = overview;
  const tiles = [
    { label: t("outstanding"), value: outstanding, text: t("holders", { count: holders }), main: true },
    { label: t("held"), value: held, text: t("heldText") },
    {
      label: t("expiring"),
      value: expiring.amount,
      text: t("expiringText", { count: expiring.count, day: formatDateShort(expiring.until, locale) }),
    },
    ...(overdue > 0 ? [{ label: t("overdue"), value: overdue, text: t("overdueText") }] : []),
  ];
  return (
    <dl className="grid gap-3 sm:auto-cols-fr sm:grid-flow-col">
      {tiles.map(({ label, value, text, main }) => (
        <div
          key={label}
          className={cn(
            "grid gap-1 rounded-xl border border-border bg-card p-4 shadow-xs sm:p-5",
            main && "border-primary/30 bg-primary-soft",
          )}
        >
          <dt className="text-sm font-medium text-muted-foreground">{label}</dt>
          <dd className="grid gap-1">
            <span className="font-display text-3xl leading-none font-semibold tabular-nums">
              {value.toLocaleString(locale)}
            </span>
            <span className="text-[0.8125rem] leading-snug text-muted-foreground">{text}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
