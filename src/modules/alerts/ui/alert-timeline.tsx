"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { cn } from "#lib/cn.ts";
import { formatDayTime } from "#lib/time.ts";
import type { AlertDetail } from "../queries/read-alert.ts";
import type { Priority } from "../schemas.ts";

type Event = AlertDetail["events"][number];

const dots: Partial<Record<Event["what"], string>> = {
  opened: "bg-primary",
  reopened: "bg-primary",
  woke: "bg-primary",
  escalated: "bg-destructive",
  acknowledged: "bg-secondary",
  resolved: "bg-success",
};

/** What happened to it, in order, with who and when. */
export function AlertTimeline({ events, timeZone }: { events: Event[]; timeZone: string }) {
  const t = useTranslations("alerts.detail");
  const format = useFormatter();
  const words = useEventWords(timeZone);
  return (
    <section aria-labelledby="alert-history" className="grid gap-3">
      <h3 id="alert-history" className="font-sans text-sm font-semibold tracking-normal">
        {t("history")}
      </h3>
      <ol className="grid gap-4 border-l border-border pl-4">
        {events.map((event) => (
          <li key={event.id} className="relative grid gap-0.5 text-sm">
            <span
              aria-hidden
              className={cn(
                "absolute top-1.5 -left-4 size-2 -translate-x-1/2 rounded-full ring-4 ring-popover",
                dots[event.what] ?? "bg-border-strong",
              )}
            />
            <span className="leading-snug break-words">{words(event)}</span>
            <time dateTime={new Date(event.at).toISOString()} className="text-xs text-muted-foreground tabular-nums">
              {format.dateTime(event.at, "dateTime", { timeZone })}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
}

function useEventWords(timeZone: string) {
  const t = useTranslations("alerts");
  const format = useFormatter();
  const locale = useLocale();
  const priority = (name: Priority | null) => (name ? t(`priority.${name}`).toLocaleLowerCase(locale) : "");
  return ({ what, actor, by: named, fromPriority, toPriority, until, user, users }: Event): string => {
    const someone = actor === "job" || actor === "system" ? t("events.system") : t("events.someone");
    const by = named ?? someone;
    switch (what) {
      case "opened":
        return t("events.opened");
      case "escalated":
      case "eased":
        return t(`events.${what}`, { from: priority(fromPriority), to: priority(toPriority) });
      case "assigned":
        return user === null ? t("events.unassigned", { by }) : t("events.assigned", { by, to: user });
      case "snoozed":
        return t("events.snoozed", { by, until: until === null ? "" : formatDayTime(until, timeZone, locale) });
      case "notified":
        return users.length > 0 ? t("events.notified", { users: format.list(users) }) : t("events.notifiedNobody");
      case "resolved":
        return actor === "job" || actor === "system" ? t("events.resolvedItself") : t("events.resolved", { by });
      default:
        return t(`events.${what}`, { by });
    }
  };
}
