"use client";

import { BadgeCheck } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { formatDate } from "#lib/time.ts";
import { cn } from "#lib/cn.ts";
import { clock } from "../domain/calendar-layout.ts";
import { nameOf, type Column, type Item } from "./calendar-columns.ts";
import { colorDot, inColor } from "./event-style.ts";
import { StatusBadge } from "./status-badge.tsx";
import type { Status } from "./types.ts";

/** On paper of its own rather than paler: small grey text must stay readable. */
const listClasses: Partial<Record<Status, string>> = {
  pending: "border-dashed border-input",
  completed: "bg-muted/50",
  no_show: "bg-muted/50 [&_[data-name]]:line-through",
};

/** The same days as a list, for a screen that a grid does not fit. */
export function AgendaList({
  columns,
  today,
  onOpen,
}: {
  columns: readonly Column[];
  today: string;
  onOpen: (id: string) => void;
}) {
  const t = useTranslations("calendar");
  const locale = useLocale();
  const days = [...Map.groupBy(columns, ({ day }) => day.date)].map(([date, ofDay]) => ({
    date,
    events: ofDay
      .flatMap(({ events }) => events.map(({ item }) => item))
      .filter((item): item is Exclude<Item, { kind: "hold" }> => item.kind !== "hold")
      .toSorted((a, b) => a.from - b.from),
  }));
  return (
    <div className="grid gap-6">
      {days.map(({ date, events }) => (
        <section key={date} aria-label={formatDate(date, locale)} className="grid gap-2">
          <h2
            className={cn(
              "font-sans text-sm font-semibold tracking-normal first-letter:uppercase",
              date === today && "text-primary-text",
              // One day alone is named by the title above.
              days.length === 1 && "sr-only",
            )}
          >
            {formatDate(date, locale)}
          </h2>
          {events.length === 0 ? (
            <p className="rounded-lg border border-dashed border-border px-3 py-4 text-sm text-muted-foreground">
              {t("freeDay")}
            </p>
          ) : null}
          <ul className="grid gap-1.5">
            {events.map((item) => (
              <li key={item.kind === "class" ? item.id : item.appointment.id}>
                <Line item={item} onOpen={onOpen} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Line({ item, onOpen }: { item: Exclude<Item, { kind: "hold" }>; onOpen: (id: string) => void }) {
  const t = useTranslations("calendar");
  const locale = useLocale() as "es-AR" | "en";
  const { color, from, to } = item;
  const isClass = item.kind === "class";
  const one = isClass ? item.seats[0] : item.appointment;
  if (!one) return null;
  return (
    <button
      type="button"
      onClick={() => onOpen(isClass ? item.id : one.id)}
      style={inColor(color)}
      className={cn(
        "grid w-full grid-cols-[3.25rem_auto_minmax(0,1fr)_auto] items-center gap-3 rounded-lg border border-border bg-card px-3 py-2.5 text-left",
        isClass ? "" : listClasses[one.status],
      )}
    >
      <span className="grid text-sm font-semibold tabular-nums">
        {clock(from)}
        <span className="text-xs font-normal text-muted-foreground">{clock(to)}</span>
      </span>
      <span aria-hidden className={cn("h-9 w-1 rounded-full", colorDot)} />
      <span className="min-w-0">
        <span data-name className="block truncate font-medium">
          {isClass ? one.service[locale] : nameOf(one.client)}
        </span>
        <span className="block truncate text-[0.8125rem] text-muted-foreground">
          {isClass ? t("seats", { taken: item.seats.length, capacity: item.capacity }) : one.service[locale]} ·{" "}
          {nameOf(one.professional)}
        </span>
      </span>
      {isClass ? null : one.status !== "confirmed" ? (
        <StatusBadge status={one.status} />
      ) : one.clientComes ? (
        <BadgeCheck role="img" aria-label={t("comes")} className="size-4 text-success" />
      ) : null}
    </button>
  );
}
