"use client";

import { CheckCheck, Settings2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Link } from "#i18n/navigation.ts";
import { api } from "#lib/trpc.tsx";
import { useShortcuts } from "#lib/use-shortcuts.ts";
import { useNow } from "#lib/use-now.ts";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { Kbd } from "#ui/kbd.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHeader } from "#ui/page-header.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import type { AlertChoices } from "../queries/alert-choices.ts";
import type { AlertsPage } from "../queries/list-alerts.ts";
import type { ListAlerts } from "../schemas.ts";
import { AlertFilters } from "./alert-filters.tsx";
import { AlertGroups } from "./alert-groups.tsx";
import { AlertPanel } from "./alert-panel.tsx";
import { isFiltered } from "./filters.ts";
import { rowKeys } from "./row-keys.ts";
import { useAlertActions } from "./use-alert-actions.ts";
import { useAlertFilters } from "./use-alert-filters.ts";
import { useAlertWords } from "./use-alert-words.ts";
import { useLiveAlerts } from "./use-live-alerts.ts";

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
  useLiveAlerts();
  const alerts = pages.data?.pages.flatMap((page) => page.alerts) ?? [];
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
        <Empty filters={filters} onClear={clear} />
      ) : (
        <AlertGroups
          alerts={alerts}
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
      {pages.data?.pages[0]?.cut ? (
        <p className="text-sm text-muted-foreground">{t("cut", { count: alerts.length })}</p>
      ) : null}
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
      {canWrite && alerts.length > 0 ? <Keys /> : null}
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

/** What came up while the page lay open, said to whoever does not see it. */
function useNews(alerts: AlertsPage["alerts"], timeZone: string): string {
  const t = useTranslations("alerts.live");
  const { say } = useAlertWords(timeZone);
  const newest = alerts.reduce((latest, { id }) => (id > latest ? id : latest), "");
  const before = useRef(newest);
  const [said, setSaid] = useState("");
  useEffect(() => {
    const alert = alerts.find(({ id }) => id === newest);
    if (alert && newest > before.current && before.current && alert.state === "open")
      setSaid(t("opened", { message: say(alert).message }));
    before.current = newest;
    // Words are made when an alert is new, and not again when they could be made anew.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [newest]);
  return said;
}

function Empty({ filters, onClear }: { filters: ListAlerts; onClear: () => void }) {
  const t = useTranslations("alerts");
  const kind = isFiltered(filters) ? "filtered" : filters.state === "resolved" ? "resolved" : null;
  return (
    <EmptyState
      title={t(kind ? `empty.${kind}Title` : "empty.title")}
      description={t(kind ? `empty.${kind}Text` : "empty.text")}
      action={
        kind === "filtered" ? (
          <Button variant="outline" onClick={onClear}>
            {t("filters.clear")}
          </Button>
        ) : null
      }
      className="rounded-2xl border border-dashed border-border"
    />
  );
}

const KEYS = [
  ["J K", "move"],
  ["↵", "open"],
  ["A", "acknowledge"],
  ["S", "snooze"],
  ["R", "resolve"],
  ["X", "select"],
] as const;

function Keys() {
  const t = useTranslations("alerts.keys");
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-2 text-xs text-muted-foreground max-md:hidden">
      <span className="font-medium">{t("title")}</span>
      {KEYS.map(([keys, what]) => (
        <span key={what} className="inline-flex items-center gap-1.5">
          {keys.split(" ").map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
          {t(what)}
        </span>
      ))}
    </p>
  );
}
