"use client";

import { useTranslations } from "next-intl";
import { datePart } from "#lib/time.ts";
import { cn } from "#lib/cn.ts";
import { peopleIn, type Column } from "./calendar-columns.ts";
import { colorDot, inColor } from "./event-style.ts";

/** Above a column of the grid: who it is. */
export function PersonHeader({ column }: { column: Column }) {
  const t = useTranslations("calendar");
  const { professional, events } = column;
  if (!professional) return null;
  return (
    <div className="flex items-center gap-2">
      <span
        aria-hidden
        style={inColor(professional.color)}
        className={cn("size-2.5 shrink-0 rounded-full", colorDot)}
      />
      <div className="min-w-0">
        <h2 className="truncate font-sans text-sm font-semibold tracking-normal">
          {professional.firstName} {professional.lastName}
          {professional.active ? null : <span className="font-normal text-muted-foreground"> ({t("inactive")})</span>}
        </h2>
        <p className="truncate text-xs text-muted-foreground">
          {t("count", { count: events.reduce((sum, { item }) => sum + peopleIn(item).length, 0) })}
        </p>
      </div>
    </div>
  );
}

/** Or which day. */
export function DateHeader({ column, today, locale }: { column: Column; today: string; locale: string }) {
  const { date } = column.day;
  const isToday = date === today;
  return (
    <h2
      className="flex items-center gap-2 font-sans text-sm font-medium tracking-normal"
      aria-current={isToday ? "date" : undefined}
    >
      <span className="text-muted-foreground first-letter:uppercase">
        {datePart(date, locale, { weekday: "short" })}
      </span>
      <span
        className={cn(
          "grid size-7 place-content-center rounded-full font-semibold tabular-nums",
          isToday && "bg-primary text-primary-foreground",
        )}
      >
        {Number(date.slice(8))}
      </span>
    </h2>
  );
}
