"use client";

import { useTranslations } from "next-intl";
import { cn } from "#lib/cn.ts";
import { Avatar } from "#ui/avatar.tsx";
import { clock, wallMinute, type WallOffset } from "../../domain/calendar-layout.ts";
import { dayProgress } from "../../domain/day-progress.ts";
import { TodayRow } from "./today-row.tsx";
import type { CalendarAppointment, CalendarProfessional, OfProfessional } from "../types.ts";

type Props = {
  professional: CalendarProfessional;
  appointments: readonly CalendarAppointment[];
  hours: readonly OfProfessional[];
  offsets: readonly WallOffset[];
  now: number;
  canComplete: boolean;
  onOpen: (id: string) => void;
};

/** One professional's day: the present large, the rest in order. */
export function TodayPerson({ professional, appointments, hours, offsets, now, canComplete, onOpen }: Props) {
  const t = useTranslations("calendar.todayPage");
  const progress = dayProgress(appointments, now);
  const wall = (at: number) => clock(wallMinute(offsets, at));
  const name = `${professional.firstName} ${professional.lastName}`;
  const part = (key: "now" | "unclosed" | "next" | "later" | "done", list: readonly CalendarAppointment[]) =>
    list.length === 0 ? null : (
      <section aria-label={`${name}: ${t(key)}`} className="grid gap-1.5">
        <h3
          className={cn(
            "text-xs font-medium text-muted-foreground",
            key === "now" && "text-primary-text",
            key === "unclosed" && "text-warning",
          )}
        >
          {t(key)}
        </h3>
        <ul className="grid gap-1.5">
          {list.map((appointment) => (
            <TodayRow
              key={appointment.id}
              appointment={appointment}
              hours={[wall(appointment.start), wall(appointment.end)]}
              now={now}
              stress={key === "now"}
              canComplete={canComplete && (key === "now" || key === "unclosed")}
              onOpen={() => onOpen(appointment.id)}
            />
          ))}
        </ul>
      </section>
    );
  return (
    <article className="grid gap-4 rounded-2xl border border-border bg-card p-4 shadow-xs">
      <header className="flex items-center gap-3">
        <Avatar name={name} />
        <div className="min-w-0">
          <h2 className="truncate font-sans text-base font-semibold tracking-normal">{name}</h2>
          <p className="truncate text-xs text-muted-foreground tabular-nums">
            {hours.length > 0 ? hours.map(({ start, end }) => `${wall(start)}–${wall(end)}`).join(" · ") : t("noHours")}
          </p>
        </div>
        <Progress done={progress.done.length} total={appointments.length} />
      </header>
      {part("unclosed", progress.unclosed)}
      {progress.now.length === 0 ? (
        <p className="rounded-lg border border-dashed border-border px-3 py-2.5 text-sm text-muted-foreground">
          {t("nobodyNow")}
        </p>
      ) : (
        part("now", progress.now)
      )}
      {part("next", progress.next ? [progress.next] : [])}
      {part("later", progress.later)}
      {part("done", progress.done)}
    </article>
  );
}

function Progress({ done, total }: { done: number; total: number }) {
  const t = useTranslations("calendar.todayPage");
  if (total === 0) return null;
  return (
    <div className="ml-auto grid justify-items-end gap-1">
      <span className="text-xs tabular-nums text-muted-foreground">{t("progress", { done, total })}</span>
      <span aria-hidden className="h-1.5 w-16 overflow-hidden rounded-full bg-muted">
        <span className="block h-full rounded-full bg-secondary" style={{ width: `${(done / total) * 100}%` }} />
      </span>
    </div>
  );
}
