"use client";

import { BadgeCheck, Check, UserX } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { cn } from "#lib/cn.ts";
import { Button } from "#ui/button.tsx";
import { timeLeft } from "./time-left.ts";
import { StatusBadge } from "../status-badge.tsx";
import type { CalendarAppointment } from "../types.ts";
import { useSteps } from "../panel/use-steps.ts";

type Props = {
  appointment: CalendarAppointment;
  hours: readonly [string, string];
  now: number;
  stress: boolean;
  canComplete: boolean;
  onOpen: () => void;
};

export function TodayRow({ appointment, hours, now, stress, canComplete, onOpen }: Props) {
  const t = useTranslations("calendar");
  const locale = useLocale() as "es-AR" | "en";
  const take = useSteps();
  const { client, status, start } = appointment;
  const name = `${client.firstName} ${client.lastName}`.trim();
  const soon = start > now && start - now < 3 * 3_600_000;
  return (
    <li className={cn("rounded-lg border border-border", stress && "border-primary/40 bg-primary-soft")}>
      <button
        type="button"
        onClick={onOpen}
        className="grid w-full grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-3 rounded-lg px-3 py-2 text-left hover:bg-accent/50"
      >
        <span className="grid text-sm leading-tight font-semibold tabular-nums">
          {hours[0]}
          <span className="text-xs font-normal text-muted-foreground">{hours[1]}</span>
        </span>
        <span className="min-w-0">
          <span
            className={cn(
              "block truncate text-sm font-medium",
              stress && "font-semibold",
              status === "no_show" && "line-through",
            )}
          >
            {name}
          </span>
          <span className={cn("block truncate text-xs text-muted-foreground", stress && "text-foreground/80")}>
            {appointment.service[locale]}
          </span>
        </span>
        {status === "confirmed" ? (
          <span className="flex items-center gap-1.5 text-xs text-muted-foreground">
            {soon ? t("todayPage.in", { time: timeLeft(start - now, t) }) : null}
            {appointment.clientComes ? (
              <BadgeCheck role="img" aria-label={t("comes")} className="size-4 text-success" />
            ) : null}
          </span>
        ) : status === "completed" ? (
          <Check aria-label={t("status.completed")} className="size-4 text-success" />
        ) : (
          <StatusBadge status={status} />
        )}
      </button>
      {canComplete && status === "confirmed" ? (
        <div className="grid grid-cols-2 gap-2 px-3 pb-2.5">
          <Button
            variant="secondary"
            size="sm"
            aria-label={t("todayPage.completeName", { name })}
            onClick={() => void take("complete", appointment)}
          >
            <Check aria-hidden />
            {t("steps.complete")}
          </Button>
          <Button
            variant="outline"
            size="sm"
            aria-label={t("todayPage.noShowName", { name })}
            onClick={() => void take("no_show", appointment)}
          >
            <UserX aria-hidden />
            {t("steps.no_show")}
          </Button>
        </div>
      ) : null}
    </li>
  );
}
