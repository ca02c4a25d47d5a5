"use client";

import { ArrowLeft } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { useCallback, useState } from "react";
import { Link } from "#i18n/navigation.ts";
import { formatMoney } from "#lib/money.ts";
import { formatDayTime } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { useLiveMachines } from "#modules/machines/ui/use-live-machines.ts";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { PageHeader } from "#ui/page-header.tsx";
import type { AsideSale, setAsideBeside } from "../queries/set-aside-beside.ts";
import { AsideCard } from "./aside-card.tsx";
import { RestoreDialog } from "./restore-dialog.tsx";

type Page = Awaited<ReturnType<typeof setAsideBeside>>;
type Props = {
  initial: Page;
  /** The machine it was asked for; all, if empty. */
  asked: string;
  machines: readonly { id: string; name: string }[];
  mayRestore: boolean;
};

/** Sales that were kept out of the totals, for somebody to judge. */
export function AsideScreen({ initial, asked, machines, mayRestore }: Props) {
  const t = useTranslations("inventory.aside");
  const locale = useLocale();
  const utils = api.useUtils();
  const params = useSearchParams();
  const machine = machines.find(({ id }) => id === params.get("machine"))?.id ?? "";
  const [judged, setJudged] = useState<AsideSale | null>(null);
  const refresh = useCallback(() => void utils.figures.invalidate(), [utils]);
  useLiveMachines(refresh);
  const query = api.figures.aside.useInfiniteQuery(
    { limit: 20, ...(machine && { machineId: machine }) },
    {
      getNextPageParam: ({ next }) => next ?? undefined,
      placeholderData: (before) => before,
      ...(machine === asked && { initialData: { pages: [initial], pageParams: [undefined] } }),
    },
  );
  const pages = query.data?.pages ?? [initial];
  const { currency, timeZone } = initial;
  const sales = pages.flatMap((page) => page.sales);
  const choose = (id: string) =>
    window.history.replaceState(null, "", id === "" ? window.location.pathname : `?machine=${id}`);
  return (
    <div className="grid max-w-5xl grid-cols-[minmax(0,1fr)] gap-5">
      <div>
        <Link
          href="/staff/sales"
          className="inline-flex items-center gap-1.5 rounded-md text-sm text-muted-foreground hover:text-foreground coarse:min-h-11"
        >
          <ArrowLeft aria-hidden className="size-4" /> {t("back")}
        </Link>
      </div>
      <PageHeader title={t("title")} description={t("description")} />
      {machines.length > 1 && (sales.length > 0 || machine !== "") ? (
        <NativeSelect
          aria-label={t("machine")}
          className="sm:max-w-64"
          value={machine}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">{t("allMachines")}</option>
          {machines.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </NativeSelect>
      ) : null}
      {sales.length === 0 ? (
        <EmptyState
          heading="h2"
          className="rounded-2xl border border-dashed border-border"
          title={t("emptyTitle")}
          description={t("emptyText")}
        />
      ) : (
        <ul className="grid gap-4">
          {sales.map((sale) => (
            <li key={sale.id}>
              <AsideCard
                sale={sale}
                currency={currency}
                timeZone={timeZone}
                now={initial.now}
                {...(mayRestore && { onRestore: () => setJudged(sale) })}
              />
            </li>
          ))}
        </ul>
      )}
      {query.hasNextPage ? (
        <Button
          variant="outline"
          className="justify-self-center"
          pending={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("more")}
        </Button>
      ) : null}
      {judged ? (
        <RestoreDialog
          id={judged.id}
          what={[
            judged.machine,
            judged.position,
            `${String(judged.quantity)} × ${formatMoney(judged.unitPriceMinor, currency, locale)}`,
            formatDayTime(judged.occurredAt, timeZone, locale),
          ].join(" · ")}
          onClose={() => setJudged(null)}
          onDone={refresh}
        />
      ) : null}
    </div>
  );
}
