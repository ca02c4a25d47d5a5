"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { cn } from "#lib/cn.ts";
import { Checkbox } from "#ui/checkbox.tsx";
import type { AlertItem } from "../queries/list-alerts.ts";
import { type ListState, PRIORITIES, type Priority } from "../schemas.ts";
import { AlertRow } from "./alert-row.tsx";
import { PriorityMark } from "./priority-mark.tsx";
import type { AlertActions } from "./use-alert-actions.ts";

type Props = {
  list: RefObject<HTMLDivElement | null>;
  alerts: AlertItem[];
  /** How many there are of each priority, shown or not. */
  counts: Record<Priority, number>;
  state: ListState;
  stale: boolean;
  timeZone: string;
  now: number;
  canWrite: boolean;
  chosen: ReadonlySet<string>;
  onChoose: (ids: string[], on: boolean) => void;
  snoozing: string | null;
  onSnoozing: (id: string | null) => void;
  onShow: (id: string) => void;
  actions: AlertActions;
};

/** By priority while they last; what is over is one list, the latest first. */
export function AlertGroups({
  list,
  alerts,
  counts,
  state,
  stale,
  chosen,
  onChoose,
  snoozing,
  onSnoozing,
  onShow,
  ...row
}: Props) {
  const t = useTranslations("alerts");
  const groups: (Priority | null)[] = state === "resolved" ? [null] : [...PRIORITIES];
  return (
    <div
      ref={list}
      aria-busy={stale}
      className={cn("overflow-hidden rounded-xl border border-border bg-card shadow-sm", stale && "opacity-70")}
    >
      {groups.map((priority) => {
        const mine = priority === null ? alerts : alerts.filter((alert) => alert.priority === priority);
        const open = mine.filter((alert) => alert.state !== "resolved").map(({ id }) => id);
        const on = open.filter((id) => chosen.has(id)).length;
        if (mine.length === 0) return null;
        return (
          <section
            key={priority ?? "all"}
            aria-label={priority ? t(`groups.${priority}`) : t("filters.states.resolved")}
          >
            {priority ? (
              <header className="flex items-center gap-3 border-b border-border bg-muted/60 px-3 py-2 sm:px-4">
                {row.canWrite && open.length > 0 ? (
                  <Checkbox
                    checked={on === 0 ? false : on === open.length ? true : "indeterminate"}
                    onCheckedChange={() => onChoose(open, on < open.length)}
                    aria-label={t("actions.selectGroup", { group: t(`priority.${priority}`) })}
                  />
                ) : null}
                <PriorityMark priority={priority} />
                <h2 className="font-sans text-sm font-semibold tracking-normal">{t(`groups.${priority}`)}</h2>
                <span className="text-xs text-muted-foreground tabular-nums">{counts[priority]}</span>
              </header>
            ) : null}
            <ul className="divide-y divide-border border-b border-border [section:last-child>&]:border-b-0">
              {mine.map((alert) => (
                <AlertRow
                  key={alert.id}
                  alert={alert}
                  selected={chosen.has(alert.id)}
                  onSelect={(next) => onChoose([alert.id], next)}
                  snoozing={snoozing === alert.id}
                  onSnoozing={(next) => onSnoozing(next ? alert.id : null)}
                  onShow={() => onShow(alert.id)}
                  {...row}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
