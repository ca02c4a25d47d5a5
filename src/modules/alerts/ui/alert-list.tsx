"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { api } from "#lib/trpc.tsx";
import { Badge } from "#ui/badge.tsx";
import type { AlertsPage } from "../queries/list-alerts.ts";
import { PriorityMark } from "./priority-mark.tsx";
import { stateTones } from "./state-tones.ts";
import { useAlertWords } from "./use-alert-words.ts";
import { useAlertChanges } from "./use-alert-changes.ts";

/** A machine's own alerts, for its page. */
export function AlertList({ machineId, initial }: { machineId: string; initial: AlertsPage }) {
  const t = useTranslations("alerts");
  const format = useFormatter();
  const { say } = useAlertWords(initial.timeZone);
  const utils = api.useUtils();
  const list = api.alerts.list.useQuery({ state: "active", machineId }, { initialData: initial });
  useAlertChanges(() => void utils.alerts.list.invalidate({ machineId }));
  const { alerts, now, timeZone } = list.data;
  if (alerts.length === 0) return <p className="py-6 text-sm text-muted-foreground">{t("list.none")}</p>;
  return (
    <div className="grid gap-3">
      <ul className="divide-y divide-border overflow-hidden rounded-xl border border-border bg-card">
        {alerts.map((alert) => (
          <li key={alert.id}>
            <Link
              href={{ pathname: "/staff/alerts", query: { alert: alert.id } }}
              className="flex items-center gap-3 px-4 py-2.5 text-sm hover:bg-accent/50 focus-visible:-outline-offset-2 coarse:min-h-12"
            >
              <PriorityMark priority={alert.priority} />
              <span className="sr-only">{t(`priority.${alert.priority}`)}</span>
              <span className="min-w-0 flex-1 leading-snug first-letter:uppercase">{say(alert).headline}</span>
              {alert.state === "open" ? null : (
                <Badge tone={stateTones[alert.state]}>{t(`state.${alert.state}`)}</Badge>
              )}
              <time
                dateTime={new Date(alert.openedAt).toISOString()}
                title={format.dateTime(alert.openedAt, "exact", { timeZone })}
                className="text-xs whitespace-nowrap text-muted-foreground"
              >
                {format.relativeTime(Math.min(alert.openedAt, now), { now, style: "short" })}
              </time>
            </Link>
          </li>
        ))}
      </ul>
      <Link
        href={{ pathname: "/staff/alerts", query: { machine: machineId } }}
        className="justify-self-start text-sm font-medium text-primary-text underline underline-offset-4"
      >
        {t("list.all")}
      </Link>
    </div>
  );
}
