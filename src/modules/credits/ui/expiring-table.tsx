import { useLocale, useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { datePart } from "#lib/time.ts";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#ui/table.tsx";
import type { CreditsOverview } from "../queries/credits-overview.ts";

/** Whose credits expire next: the people worth a call. */
export function ExpiringTable({ expiring }: { expiring: CreditsOverview["expiring"] }) {
  const t = useTranslations("credits");
  const locale = useLocale();
  return (
    <section className="grid gap-3">
      <h2 className="text-lg font-semibold">{t("overview.expiringTitle")}</h2>
      {expiring.lots.length === 0 ? (
        <p className="rounded-xl border border-dashed border-border px-4 py-5 text-sm text-muted-foreground">
          {t("overview.expiringEmpty")}
        </p>
      ) : (
        <div className="overflow-hidden rounded-xl border border-border bg-card">
          <Table aria-label={t("overview.expiringTitle")}>
            <TableHeader className="bg-muted">
              <TableRow>
                <TableHead>{t("overview.client")}</TableHead>
                <TableHead>{t("overview.lastDay")}</TableHead>
                <TableHead className="max-sm:hidden">{t("overview.source")}</TableHead>
                <TableHead className="text-right">{t("overview.amount")}</TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {expiring.lots.map(({ id, clientId, client, remaining, expiresOn, source }) => (
                <TableRow key={id}>
                  <TableCell>
                    <Link
                      href={{ pathname: "/staff/clients/[id]", params: { id: clientId } }}
                      prefetch={false}
                      className="font-medium underline decoration-border-strong underline-offset-4 hover:decoration-current"
                    >
                      {client}
                    </Link>
                  </TableCell>
                  <TableCell className="whitespace-nowrap">
                    {datePart(expiresOn, locale, { weekday: "short", day: "numeric", month: "short" })}
                  </TableCell>
                  <TableCell className="text-muted-foreground max-sm:hidden">{t(`source.${source}`)}</TableCell>
                  <TableCell className="text-right font-semibold tabular-nums">{remaining}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      )}
      {expiring.count > expiring.lots.length ? (
        <p className="text-[0.8125rem] text-muted-foreground">
          {t("overview.expiringMore", { count: expiring.lots.length })}
        </p>
      ) : null}
    </section>
  );
}
