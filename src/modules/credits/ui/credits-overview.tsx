import { useLocale, useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { datePart } from "#lib/time.ts";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { Notice } from "#ui/notice.tsx";
import type { CreditsOverview } from "../queries/credits-overview.ts";
import { ExpiringTable } from "./expiring-table.tsx";
import { FlowTable } from "./flow-table.tsx";
import { OverviewTiles } from "./overview-tiles.tsx";

/** The institution's credits: what is out, what comes to its end, where it came from; and whether the ledger adds up. */
export function CreditsOverviewScreen({ overview }: { overview: CreditsOverview }) {
  const t = useTranslations("credits");
  const locale = useLocale();
  const { ledger, bySource, byMonth } = overview;
  if (ledger.lots === 0) {
    return (
      <EmptyState
        title={t("overview.emptyTitle")}
        description={t("overview.emptyText")}
        action={
          <Button asChild>
            <Link href="/staff/clients">{t("overview.toClients")}</Link>
          </Button>
        }
        className="rounded-2xl border border-dashed border-border"
      />
    );
  }
  return (
    <div className="grid gap-8">
      <OverviewTiles overview={overview} />
      <section className="grid gap-3">
        <h2 className="text-lg font-semibold">{t("overview.bySource")}</h2>
        <FlowTable
          label={t("overview.bySource")}
          firstColumn={t("overview.source")}
          lastColumn={t("overview.left")}
          rows={bySource.map((row) => ({ ...row, key: row.source, name: t(`source.${row.source}`) }))}
          total
        />
        <Reconciled ledger={ledger} />
      </section>
      <section className="grid gap-3">
        <h2 className="text-lg font-semibold">{t("overview.byMonth")}</h2>
        <FlowTable
          label={t("overview.flow")}
          firstColumn={t("overview.month")}
          lastColumn={t("overview.atEnd")}
          rows={byMonth.map((row) => ({
            ...row,
            key: row.month,
            name: datePart(`${row.month}-01`, locale, { month: "long", year: "numeric" }),
          }))}
        />
        <p className="text-[0.8125rem] text-muted-foreground">{t("overview.usedHint")}</p>
      </section>
      <ExpiringTable expiring={overview.expiring} />
    </div>
  );
}

function Reconciled({ ledger }: { ledger: CreditsOverview["ledger"] }) {
  const t = useTranslations("credits.overview");
  const { sumOfLines, sumOfLots, entries, lots, wrong, reconciles } = ledger;
  return reconciles ? (
    <Notice tone="success" title={t("reconciles")}>
      {t("reconcilesText", { entries, sum: sumOfLines, lots })}
    </Notice>
  ) : (
    <Notice tone="error" title={t("broken")}>
      {t("brokenText", { lines: sumOfLines, lots: sumOfLots, wrong })}
    </Notice>
  );
}
