"use client";

import { useLocale, useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { formatMoney } from "#lib/money.ts";
import { api } from "#lib/trpc.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#ui/table.tsx";
import { WORK_KINDS } from "../../schemas.ts";
import { ListSkeleton } from "./list-skeleton.tsx";

/** What each machine cost in a year, by kind of work, the dearest first, with a bar for its share of the dearest. */
export function CostsTable() {
  const t = useTranslations("maintenance");
  const locale = useLocale();
  const { data } = api.maintenance.costs.useQuery();
  if (!data) return <ListSkeleton />;
  const { currency, machines } = data;
  if (machines.length === 0) return <EmptyState title={t("costs.empty")} description={t("costs.emptyText")} />;
  const most = Math.max(1, ...machines.map(({ costMinor }) => costMinor));
  const money = (minor: number | undefined) => (minor ? formatMoney(minor, currency, locale) : "–");
  return (
    <div className="rounded-xl border border-border bg-card shadow-sm">
      <Table aria-label={t("costs.title")}>
        <TableHeader>
          <TableRow>
            <TableHead>{t("costs.machine")}</TableHead>
            <TableHead className="text-right">{t("costs.times")}</TableHead>
            {WORK_KINDS.map((kind) => (
              <TableHead key={kind} className="text-right">
                {t(`kinds.${kind}`)}
              </TableHead>
            ))}
            <TableHead className="text-right">{t("costs.total")}</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {machines.map(({ machineId, name, costMinor, times, kinds }) => (
            <TableRow key={machineId}>
              <TableCell className="min-w-44">
                <Link
                  href={{ pathname: "/staff/machines/[id]", params: { id: machineId } }}
                  className="font-medium underline-offset-4 hover:underline"
                >
                  {name}
                </Link>
                <span aria-hidden className="mt-1.5 block h-1.5 rounded-full bg-muted">
                  <span
                    className="block h-full rounded-full bg-primary"
                    style={{ width: `${Math.round((costMinor / most) * 100)}%` }}
                  />
                </span>
              </TableCell>
              <TableCell className="tabular text-right">{times}</TableCell>
              {WORK_KINDS.map((kind) => (
                <TableCell key={kind} className="tabular text-right whitespace-nowrap">
                  {money(kinds[kind])}
                </TableCell>
              ))}
              <TableCell className="tabular text-right font-semibold whitespace-nowrap">{money(costMinor)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
