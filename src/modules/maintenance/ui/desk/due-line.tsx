"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { cn } from "#lib/cn.ts";
import { formatDayShort } from "#lib/time.ts";
import { Badge } from "#ui/badge.tsx";
import type { ListedPlan } from "../../queries/plans.ts";

const tones = { ok: "bg-success", due: "bg-warning", overdue: "bg-destructive" };
const badges = { ok: "success", due: "warning", overdue: "error" } as const;

/** How much of a plan's term has run, as a line that fills; the notch is its end. */
export function DueLine({ plan, now, timeZone }: { plan: ListedPlan; now: number; timeZone: string }) {
  const t = useTranslations("maintenance.due");
  const locale = useLocale();
  const format = useFormatter();
  const { state, run, dueAt, salesLeft } = plan;
  // An overdue line goes on past its notch, to twice its term.
  const end = state === "overdue" ? 2 : 1;
  const share = `${Math.min(100, (run / end) * 100)}%`;
  const when = dueAt === null ? t("unknown") : format.relativeTime(dueAt, now);
  return (
    <div className="grid gap-1.5">
      <div aria-hidden className="relative h-2 overflow-hidden rounded-full bg-muted">
        <span className={cn("absolute inset-y-0 left-0 rounded-full", tones[state])} style={{ width: share }} />
        {end > 1 ? <span className="absolute inset-y-0 left-1/2 w-0.5 bg-card" /> : null}
      </div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[0.8125rem] text-muted-foreground">
        <Badge tone={badges[state]}>{t(state)}</Badge>
        <span title={dueAt === null ? undefined : formatDayShort(dueAt, timeZone, locale)}>
          {dueAt === null ? when : t(state === "overdue" ? "since" : "at", { when })}
        </span>
        {salesLeft === null ? null : <span>{t("salesLeft", { count: salesLeft })}</span>}
      </p>
    </div>
  );
}
