"use client";

import { AlarmClockOff, Check, CircleCheck, WifiOff } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { cn } from "#lib/cn.ts";
import { Avatar } from "#ui/avatar.tsx";
import { Badge } from "#ui/badge.tsx";
import { Button } from "#ui/button.tsx";
import { Checkbox } from "#ui/checkbox.tsx";
import type { AlertItem } from "../queries/list-alerts.ts";
import { SnoozeMenu } from "./snooze-menu.tsx";
import { stateTones } from "./state-tones.ts";
import type { AlertActions } from "./use-alert-actions.ts";
import { useAlertWords } from "./use-alert-words.ts";

type Props = {
  alert: AlertItem;
  timeZone: string;
  now: number;
  canWrite: boolean;
  selected: boolean;
  snoozing: boolean;
  onSelect: (selected: boolean) => void;
  onSnoozing: (snoozing: boolean) => void;
  onShow: () => void;
  actions: AlertActions;
};

/** One alert in a line: what is wrong, where, for how long, and whose it is. */
export function AlertRow({
  alert,
  timeZone,
  now,
  canWrite,
  selected,
  snoozing,
  onSelect,
  onSnoozing,
  onShow,
  actions,
}: Props) {
  const t = useTranslations("alerts");
  const format = useFormatter();
  const { say, clock } = useAlertWords(timeZone);
  const { headline, message } = say(alert);
  const where = alert.machine ?? alert.site ?? "";
  const over = alert.state === "resolved";
  const at = alert.resolvedAt ?? alert.openedAt;
  return (
    <li
      data-alert={alert.id}
      className={cn(
        "group relative flex items-center gap-x-3 gap-y-1 px-3 py-2 sm:px-4 hover:bg-accent/50 focus-within:bg-accent/50",
        selected && "bg-primary-soft/60",
        over && "text-muted-foreground",
      )}
    >
      {canWrite && !over ? (
        <Checkbox
          checked={selected}
          onCheckedChange={(next) => onSelect(next === true)}
          aria-label={t("actions.select", { name: message })}
          className="relative z-10"
        />
      ) : null}
      <span className="flex w-2 shrink-0 justify-center">
        {alert.unread && !over ? (
          <>
            <span aria-hidden className="size-2 rounded-full bg-primary" />
            <span className="sr-only">{t("unreadDot")}</span>
          </>
        ) : null}
      </span>
      <button
        type="button"
        data-row
        onClick={onShow}
        className="grid min-w-0 flex-1 gap-x-3 text-left after:absolute after:inset-0 after:content-[''] focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring lg:grid-cols-[minmax(8rem,14rem)_minmax(0,1fr)] lg:items-baseline coarse:py-1"
      >
        <span className={cn("truncate text-sm", alert.unread && !over ? "font-semibold" : "font-medium")}>{where}</span>
        <span className="text-sm leading-snug text-muted-foreground first-letter:uppercase lg:truncate">
          {headline}
        </span>
      </button>
      <span className="flex shrink-0 items-center gap-2 max-sm:flex-col max-sm:items-end max-sm:gap-1">
        {alert.isOffline && alert.type !== "machine_offline" && !over ? (
          <span title={t("machineOffline")} className="text-muted-foreground max-sm:hidden">
            <WifiOff aria-hidden className="size-4" />
            <span className="sr-only">{t("machineOffline")}</span>
          </span>
        ) : null}
        {alert.state === "open" || over ? null : (
          <Badge tone={stateTones[alert.state]}>
            {t(`state.${alert.state}`)}
            {alert.snoozedUntil ? (
              <span className="max-xl:hidden">{t("snoozedUntil", { when: clock(alert.snoozedUntil) })}</span>
            ) : null}
          </Badge>
        )}
        {alert.assignee ? (
          <span title={t("assignee", { name: alert.assignee })}>
            <Avatar name={alert.assignee} size="sm" />
            <span className="sr-only">{t("assignee", { name: alert.assignee })}</span>
          </span>
        ) : null}
        <time
          dateTime={new Date(at).toISOString()}
          title={format.dateTime(at, "exact", { timeZone })}
          className="text-right text-xs whitespace-nowrap text-muted-foreground tabular-nums sm:min-w-18"
        >
          {format.relativeTime(Math.min(at, now), { now, style: "short" })}
        </time>
      </span>
      {canWrite && !over ? (
        <span className="relative z-10 flex shrink-0 items-center max-md:hidden">
          <Button
            variant="ghost"
            size="icon-sm"
            disabled={alert.state === "acknowledged"}
            aria-label={t("actions.acknowledge")}
            title={`${t("actions.acknowledge")} (A)`}
            onClick={() => actions.acknowledge(alert.id)}
          >
            <Check />
          </Button>
          <SnoozeMenu
            open={snoozing}
            onOpenChange={onSnoozing}
            onSnooze={(minutes) => actions.snooze(alert.id, minutes)}
          >
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={t("actions.snooze")}
              title={`${t("actions.snooze")} (S)`}
            >
              <AlarmClockOff />
            </Button>
          </SnoozeMenu>
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={t("actions.resolve")}
            title={`${t("actions.resolve")} (R)`}
            onClick={() => actions.resolve(alert.id)}
          >
            <CircleCheck />
          </Button>
        </span>
      ) : null}
    </li>
  );
}
