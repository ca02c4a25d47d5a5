"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatMoney } from "#lib/money.ts";
import { formatDayTime } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { Badge } from "#ui/badge.tsx";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { ListSkeleton } from "./list-skeleton.tsx";
import { PhotoRow } from "./photo-row.tsx";

const tones = { inspection: "info", repair: "error", refill: "secondary", cleaning: "success" } as const;

/** Work that was done, newest first, with who, for how much and how it looked. */
export function WorkList({ machineId, currency }: { machineId?: string; currency: string }) {
  const t = useTranslations("maintenance");
  const locale = useLocale();
  const pages = api.maintenance.work.useInfiniteQuery(machineId ? { machineId } : {}, {
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  if (!pages.data) return <ListSkeleton />;
  const work = pages.data.pages.flatMap((page) => page.work);
  if (work.length === 0) return <EmptyState title={t("work.empty")} description={t("work.emptyText")} />;
  return (
    <div className="grid gap-4">
      <ul className="grid divide-y divide-border rounded-xl border border-border bg-card shadow-sm">
        {work.map((done) => (
          <li key={done.id} className="grid gap-2 p-4">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Badge tone={tones[done.kind]}>{t(`kinds.${done.kind}`)}</Badge>
              {machineId ? null : <span className="font-medium">{done.machine.name}</span>}
              {done.plan ? <span className="text-sm text-muted-foreground">{done.plan}</span> : null}
              <span className="tabular ml-auto text-sm font-medium">
                {done.costMinor === null ? null : formatMoney(done.costMinor, currency, locale)}
              </span>
            </div>
            <p className="text-[0.8125rem] text-muted-foreground">
              {formatDayTime(done.doneAt, done.machine.timeZone, locale)}
              {done.by ? ` · ${done.by}` : ""}
              {done.onVisit ? ` · ${t("work.onVisit")}` : ""}
            </p>
            {done.notes ? <p className="text-sm whitespace-pre-line">{done.notes}</p> : null}
            <PhotoRow ids={done.photos} />
          </li>
        ))}
      </ul>
      <More pages={pages} label={t("older")} />
    </div>
  );
}

type Pages = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };

export function More({ pages, label }: { pages: Pages; label: string }) {
  if (!pages.hasNextPage) return null;
  return (
    <Button
      variant="outline"
      className="justify-self-center"
      pending={pages.isFetchingNextPage}
      onClick={() => void pages.fetchNextPage()}
    >
      {label}
    </Button>
  );
}
