"use client";

import { CheckCheck, Settings2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Link } from "#i18n/navigation.ts";
import { api } from "#lib/trpc.tsx";
import { useShortcuts } from "#lib/use-shortcuts.ts";
import { useNow } from "#lib/use-now.ts";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHeader } from "#ui/page-header.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import type { AlertChoices } from "../queries/alert-choices.ts";
import type { AlertsPage } from "../queries/list-alerts.ts";
import type { ListAlerts } from "../schemas.ts";
import { AlertFilters } from "./alert-filters.tsx";
import { AlertGroups } from "./alert-groups.tsx";
import { AlertKeys } from "./alert-keys.tsx";
import { AlertPanel } from "./alert-panel.tsx";
import { NoAlerts } from "./no-alerts.tsx";
import { rowKeys } from "./row-keys.ts";
import { useAlertActions } from "./use-alert-actions.ts";
import { useAlertFilters } from "./use-alert-filters.ts";
import { useKeptPlace } from "./use-kept-place.ts";
import { useLiveList } from "./use-live-list.ts";
import { useNews } from "./use-news.ts";

type Props = { initial: AlertsPage; initialFilters: ListAlerts; choices: AlertChoices; canWrite: boolean };

/** Everything that someone should act on, by how much it matters; worked through with few keys. */
export function AlertsScreen({ initial, initialFilters, choices, canWrite }: Props) {
  const t = useTranslations("alerts");
  const words = useRefusalWords();
  const { filters, shown, setFilters, clear, show } = useAlertFilters();
  const isInitial = JSON.stringify(filters) === JSON.stringify(initialFilters);
  const pages = api.alerts.list.useInfiniteQuery(filters, {
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: (before) => before,
    ...(isInitial ? { initialData: { pages: [initial], pageParams: [undefined] } } : {}),
  });
  useLiveList(filters);
  const alerts = useMemo(() => pages.data?.pages.flatMap((page) => page.alerts) ?? [], [pages.data]);
  const place = useKeptPlace(useMemo(() => alerts.map(({ id }) => id), [alerts]));
  const { timeZone } = initial;
  const now = useNow(initial.now);
  const actions = useAlertActions(filters, timeZone);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [snoozing, setSnoozing] = useState<string | null>(null);
  const selected = alerts.filter(({ id, state }) => chosen.has(id) && state !== "resolved").map(({ id }) => id);
  const said = useNews(alerts, timeZone);
  const choose = (ids: string[], on: boolean) =>
    setChosen((before) => new Set(on ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id))));
  const open = (id: string) => {
    show(id);
    if (alerts.some((alert) => alert.id === id && alert.unread)) actions.setRead(id, true);
  };
  useShortcuts(
    rowKeys({
      canWrite,
      stateOf: (id) => alerts.find((alert) => alert.id === id)?.state,
      acknowledge: actions.acknowledge,
      resolve: actions.resolve,
      snooze: setSnoozing,
      toggle: (id) => choose([id], !chosen.has(id)),
    }),
  );

  return (
    <div className="grid w-full max-w-6xl grid-cols-[minmax(0,1fr)] gap-5">
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          <>
            <Button variant="outline" onClick={actions.readAll} disabled={!alerts.some(({ unread }) => unread)}>
              <CheckCheck />
              {t("actions.readAll")}
            </Button>
            <Button variant="outline" asChild>
              <Link href="/staff/alerts/preferences">
                <Settings2 />
                <span className="max-sm:sr-only">{t("actions.preferences")}</span>
              </Link>
            </Button>
          </>
        }
      />
      <AlertFilters filters={filters} choices={choices} onChange={setFilters} onClear={clear} />
      {pages.error ? <Notice tone="error">{words(pages.error)}</Notice> : null}
      {alerts.length === 0 && !pages.isPending ? (
        <NoAlerts filters={filters} onClear={clear} />
      ) : (
        <AlertGroups
          list={place.list}
          alerts={alerts}
          counts={pages.data?.pages[0]?.counts ?? initial.counts}
          state={filters.state}
          stale={pages.isPlaceholderData}
          timeZone={timeZone}
          now={now}
          canWrite={canWrite}
          chosen={chosen}
          onChoose={choose}
          snoozing={snoozing}
          onSnoozing={setSnoozing}
          onShow={open}
          actions={actions}
        />
      )}
      {pages.hasNextPage ? (
        <Button
          variant="outline"
          className="justify-self-center"
          pending={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t("actions.more")}
        </Button>
      ) : null}
      {canWrite && alerts.length > 0 ? <AlertKeys /> : null}
      {selected.length > 0 ? (
        <div
          role="region"
          aria-label={t("selected", { count: selected.length })}
          className="sticky bottom-20 z-20 mx-auto flex flex-wrap items-center justify-center gap-2 rounded-xl border border-border bg-popover p-2 pl-4 shadow-lg md:bottom-6"
        >
          <span className="text-sm font-medium tabular-nums">{t("selected", { count: selected.length })}</span>
          <Button
            size="sm"
            onClick={() => {
              actions.acknowledgeMany(selected);
              setChosen(new Set());
            }}
          >
            {t("actions.acknowledgeSelected", { count: selected.length })}
          </Button>
          <Button size="sm" variant="ghost" onClick={() => setChosen(new Set())}>
            {t("actions.clearSelection")}
          </Button>
        </div>
      ) : null}
      <AlertPanel
        id={shown}
        onClose={() => show(null)}
        onClosed={place.back}
        people={choices.people}
        canWrite={canWrite}
        actions={actions}
        now={now}
      />
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </div>
  );
}
