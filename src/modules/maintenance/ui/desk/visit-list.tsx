"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatDayTime, formatRange } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { Badge } from "#ui/badge.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { sumUp } from "../../domain/visit-draft.ts";
import type { ListedVisit } from "../../queries/visits.ts";
import { ListSkeleton } from "./list-skeleton.tsx";
import { PhotoRow } from "./photo-row.tsx";
import { More } from "./work-list.tsx";

/** A visit kept on a phone for longer than this says when it came. */
const LATE_MS = 60 * 60_000;

/** Visits, newest first: what was counted, put in and thrown away, position by position. */
export function VisitList({ machineId }: { machineId?: string }) {
  const t = useTranslations("maintenance");
  const pages = api.maintenance.visits.useInfiniteQuery(machineId ? { machineId } : {}, {
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  if (!pages.data) return <ListSkeleton />;
  const visits = pages.data.pages.flatMap((page) => page.visits);
  if (visits.length === 0) return <EmptyState title={t("visits.empty")} description={t("visits.emptyText")} />;
  return (
    <div className="grid gap-4">
      <ul className="grid divide-y divide-border rounded-xl border border-border bg-card shadow-sm">
        {visits.map((visit) => (
          <li key={visit.id} className="grid gap-2 p-4">
            <VisitFacts visit={visit} named={!machineId} />
          </li>
        ))}
      </ul>
      <More pages={pages} label={t("older")} />
    </div>
  );
}

function VisitFacts({ visit, named }: { visit: ListedVisit; named: boolean }) {
  const t = useTranslations("maintenance");
  const locale = useLocale();
  const { machine, arrivedAt, leftAt, receivedAt, by, lines, work, notes, photos } = visit;
  const { refilled, counted, wasted } = sumUp({ lines, work: [], notes: null });
  const day = formatDayTime(arrivedAt, machine.timeZone, locale).replace(/,?\s*\d{2}:\d{2}$/, "");
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {named ? <span className="font-medium">{machine.name}</span> : null}
        <span className={named ? "text-sm text-muted-foreground" : "font-medium"}>
          {day}, {formatRange(arrivedAt, leftAt, machine.timeZone, locale)}
        </span>
        {by ? <span className="text-sm text-muted-foreground">{by}</span> : null}
      </div>
      <div className="flex flex-wrap gap-1.5">
        {refilled > 0 ? <Badge tone="secondary">{t("visits.refilled", { count: refilled })}</Badge> : null}
        {counted > 0 ? <Badge tone="info">{t("visits.counted", { count: counted })}</Badge> : null}
        {wasted > 0 ? <Badge tone="warning">{t("visits.wasted", { count: wasted })}</Badge> : null}
        {work.map(({ kind }, index) => (
          <Badge key={index}>{t(`kinds.${kind}`)}</Badge>
        ))}
        {lines.length + work.length === 0 ? <Badge tone="outline">{t("visits.nothing")}</Badge> : null}
      </div>
      {lines.length > 0 ? (
        <details className="text-sm">
          <summary className="w-fit rounded-md text-muted-foreground hover:text-foreground coarse:py-3">
            {t("visits.detail")}
          </summary>
          <ul className="mt-2 grid gap-x-6 gap-y-1 sm:grid-cols-2 lg:grid-cols-3">
            {lines.map((line) => (
              <li key={line.position} className="tabular">
                <span className="inline-block min-w-10 font-medium">{line.position}</span>
                {[
                  line.counted === undefined ? null : t("visits.lineCounted", { count: line.counted }),
                  line.refilled === undefined ? null : `+${line.refilled}`,
                  line.wasted === undefined ? null : t("visits.lineWasted", { count: line.wasted }),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {notes ? <p className="text-sm whitespace-pre-line">{notes}</p> : null}
      <PhotoRow ids={photos} />
      {receivedAt - leftAt > LATE_MS ? (
        <p className="text-[0.8125rem] text-muted-foreground">
          {t("visits.late", { when: formatDayTime(receivedAt, machine.timeZone, locale) })}
        </p>
      ) : null}
    </>
  );
}
