"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import type { Locale } from "#i18n/locales.ts";
import { api } from "#lib/trpc.tsx";
import { type LiveChange, useLive } from "#lib/use-live.ts";
import { dateOf } from "#lib/time.ts";
import { useNow } from "#lib/use-now.ts";
import { Badge } from "#ui/badge.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { PageHeader } from "#ui/page-header.tsx";
import type { Line, WaitlistLines } from "../../queries/waitlist-lines.ts";
import { AddDialog } from "./add-dialog.tsx";
import { LineList } from "./line-list.tsx";
import { OffersInFlight } from "./offers-in-flight.tsx";

type Props = { initial: WaitlistLines; canWrite: boolean };

/** The line of each service, and what is being offered right now. */
export function WaitlistScreen({ initial, canWrite }: Props) {
  const t = useTranslations("waitlist.staff");
  const utils = api.useUtils();
  const lines = api.waitlist.lines.useQuery(undefined, { initialData: initial });
  const now = useNow(initial.now);
  const { services, timeZone } = lines.data;
  const [said, setSaid] = useState("");
  useLive(
    useCallback(
      ({ topic }: LiveChange) => {
        if (topic === "waitlist" || topic === "*") void utils.waitlist.lines.invalidate();
      },
      [utils],
    ),
  );
  const waitedFor = services.filter(({ entries }) => entries.length > 0);
  const today = dateOf(now, timeZone);
  const offered = services.filter(({ active }) => active);
  const add = canWrite && offered.length > 0 ? <AddDialog services={offered} today={today} /> : null;
  return (
    <div className="grid w-full max-w-4xl gap-6">
      <PageHeader title={t("title")} description={t("description")} actions={waitedFor.length > 0 ? add : null} />
      {waitedFor.length === 0 ? (
        <EmptyState
          title={t("emptyTitle")}
          description={t("emptyText")}
          action={add}
          className="rounded-2xl border border-dashed border-border"
        />
      ) : (
        <>
          <OffersInFlight services={waitedFor} timeZone={timeZone} now={now} canWrite={canWrite} />
          <div className="grid gap-8">
            {waitedFor.map((line) => (
              <ServiceLine
                key={line.id}
                line={line}
                timeZone={timeZone}
                today={today}
                now={now}
                canWrite={canWrite}
                onSaid={setSaid}
              />
            ))}
          </div>
          {canWrite ? null : <p className="text-sm text-muted-foreground">{t("readOnly")}</p>}
        </>
      )}
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </div>
  );
}

type LineProps = {
  line: Line;
  timeZone: string;
  today: string;
  now: number;
  canWrite: boolean;
  onSaid: (words: string) => void;
};

function ServiceLine({ line, ...props }: LineProps) {
  const t = useTranslations("waitlist.staff");
  const locale = useLocale() as Locale;
  return (
    <section aria-labelledby={`line-${line.id}`} className="grid gap-3">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span aria-hidden className="size-2.5 rounded-full" style={{ background: line.color }} />
        <h2 id={`line-${line.id}`} className="text-lg font-semibold leading-snug">
          {line.name[locale]}
        </h2>
        <span className="text-sm text-muted-foreground">{t("waiting", { count: line.entries.length })}</span>
        {line.active ? null : <Badge>{t("archived")}</Badge>}
      </header>
      <LineList line={line} {...props} />
    </section>
  );
}
