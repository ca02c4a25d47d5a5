"use client";

import { BellRing, MapPin, RefreshCw, Thermometer } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { cn } from "#lib/cn.ts";
import { formatMoney } from "#lib/money.ts";
import { Ago } from "#ui/ago.tsx";
import { Badge } from "#ui/badge.tsx";
import { Card } from "#ui/card.tsx";
import type { FleetPage, ListedMachine } from "../queries/fleet-page.ts";
import { LevelStrip } from "./level-strip.tsx";
import { StatusMark } from "./status-mark.tsx";

type Props = { machine: ListedMachine; fleet: Pick<FleetPage, "currency" | "timeZone" | "now"> };

/** One machine at a glance: whether it speaks, what is left in it, and what it took today. */
export function FleetCard({ machine, fleet }: Props) {
  const t = useTranslations("machines");
  const locale = useLocale();
  const format = useFormatter();
  const { levels, today } = machine;
  const empty = levels.filter(({ state }) => state === "empty" || state === "oversold").length;
  const overfull = levels.filter(({ state }) => state === "overfull").length;
  const low = levels.filter(({ state }) => state === "low").length;
  return (
    <Card
      className={cn(
        "relative grid h-full grid-cols-[minmax(0,1fr)] content-start gap-4 p-4 transition-shadow hover:shadow-md sm:p-5",
        machine.archived && "opacity-70",
      )}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
        <div className="flex items-start justify-between gap-3">
          <h3 className="min-w-0 text-base font-semibold leading-snug break-words">
            <Link
              href={{ pathname: "/staff/machines/[id]", params: { id: machine.id } }}
              className="after:absolute after:inset-0 after:rounded-xl hover:underline"
            >
              {machine.name}
            </Link>
          </h3>
          <StatusMark status={machine.status} className="mt-0.5" />
        </div>
        <p className="flex items-center gap-1.5 text-[0.8125rem] text-muted-foreground">
          <MapPin aria-hidden className="size-3.5 shrink-0" />
          <span className="truncate">
            {machine.site ? `${machine.site.name} · ` : ""}
            {machine.location}
          </span>
        </p>
      </div>
      {levels.length > 0 ? (
        <LevelStrip levels={levels} />
      ) : (
        <p className="grid h-14 place-content-center rounded-lg border border-dashed border-border-strong px-3 text-center text-[0.8125rem] text-muted-foreground">
          {t("fleet.noPlanogram")}
        </p>
      )}
      <div className="flex min-h-6 flex-wrap items-center gap-1.5">
        {machine.alerts > 0 ? (
          <Badge tone="error">
            <BellRing aria-hidden />
            {t("fleet.alerts", { count: machine.alerts })}
          </Badge>
        ) : null}
        {empty > 0 ? <Badge tone="error">{t("fleet.empty", { count: empty })}</Badge> : null}
        {overfull > 0 ? <Badge tone="error">{t("fleet.overfull", { count: overfull })}</Badge> : null}
        {low > 0 ? <Badge tone="warning">{t("fleet.low", { count: low })}</Badge> : null}
        {machine.loss ? (
          <Badge tone="outline" title={t("fleet.lossHint")}>
            {t("fleet.loss", { money: formatMoney(machine.loss, fleet.currency, locale) })}
          </Badge>
        ) : null}
        {machine.pending ? (
          <Badge tone="info">
            <RefreshCw aria-hidden />
            {t("fleet.pending")}
          </Badge>
        ) : null}
        {machine.alerts + empty + overfull + low === 0 &&
        !machine.pending &&
        levels.length > 0 &&
        machine.status === "online" ? (
          <Badge tone="success">{t("fleet.allWell")}</Badge>
        ) : null}
      </div>
      <div className="mt-auto flex items-end justify-between gap-3 border-t border-border pt-3 text-[0.8125rem] text-muted-foreground">
        {today ? (
          <p className="grid gap-0.5">
            <span>{t("fleet.today")}</span>
            <span className="text-base font-semibold tabular-nums text-foreground">
              {formatMoney(today.takingsMinor, fleet.currency, locale)}
            </span>
          </p>
        ) : (
          <span />
        )}
        <p className="grid justify-items-end gap-0.5 text-right">
          {machine.temperatureC !== null && machine.status === "online" ? (
            <span className="inline-flex items-center gap-1 tabular-nums">
              <Thermometer aria-hidden className="size-3.5" />
              {format.number(machine.temperatureC, { maximumFractionDigits: 1 })} °C
            </span>
          ) : null}
          <span>
            {machine.lastSeenAt === null ? (
              t("fleet.neverSeen")
            ) : (
              <Ago at={machine.lastSeenAt} now={fleet.now} timeZone={fleet.timeZone} />
            )}
          </span>
        </p>
      </div>
    </Card>
  );
}
