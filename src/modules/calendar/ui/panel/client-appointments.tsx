"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { cn } from "#lib/cn.ts";
import { formatDayYear, formatRange } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { AppointmentPanel } from "./appointment-panel.tsx";
import { colorDot, inColor } from "../event-style.ts";
import { StatusBadge } from "../status-badge.tsx";
import type { AppointmentView } from "../types.ts";

const PARTS = ["upcoming", "calledOff", "past"] as const;
type Lists = Record<"upcoming" | "calledOff" | "past", AppointmentView[]> & { timeZone: string };

/** What comes, what was called off before its time and what was, of one client; a click opens it here. */
export function ClientAppointments({ initial, clientId }: { initial: Lists; clientId: string }) {
  const t = useTranslations("calendar.ofClient");
  const [open, setOpen] = useState<string | null>(null);
  const { data } = api.calendar.ofClient.useQuery({ clientId }, { initialData: initial });
  return (
    <div className="grid gap-6">
      {(data.calledOff.length > 0 ? PARTS : PARTS.filter((part) => part !== "calledOff")).map((part) => (
        <section key={part} aria-labelledby={`${part}-title`} className="grid gap-2">
          <h2 id={`${part}-title`} className="text-lg font-semibold">
            {t(part)}
          </h2>
          {data[part].length === 0 ? (
            <p className="rounded-xl border border-dashed border-border px-4 py-5 text-sm text-muted-foreground">
              {t(part === "upcoming" ? "upcomingEmpty" : "pastEmpty")}
            </p>
          ) : (
            <ul className="divide-y divide-border overflow-hidden rounded-xl border border-border bg-card">
              {data[part].map((appointment) => (
                <Line
                  key={appointment.id}
                  appointment={appointment}
                  timeZone={data.timeZone}
                  onOpen={() => setOpen(appointment.id)}
                />
              ))}
            </ul>
          )}
        </section>
      ))}
      <AppointmentPanel id={open} onClose={() => setOpen(null)} />
    </div>
  );
}

function Line({
  appointment,
  timeZone,
  onOpen,
}: {
  appointment: AppointmentView;
  timeZone: string;
  onOpen: () => void;
}) {
  const locale = useLocale() as "es-AR" | "en";
  const { start, end, professional } = appointment;
  return (
    <li>
      <button
        type="button"
        data-id={appointment.id}
        onClick={onOpen}
        className="grid w-full grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-3 px-4 py-3 text-left hover:bg-accent/50 focus-visible:-outline-offset-2"
      >
        <span aria-hidden style={inColor(appointment.color)} className={cn("h-9 w-1 rounded-full", colorDot)} />
        <span className="min-w-0">
          <span className="block text-sm font-medium">
            <span className="inline-block first-letter:uppercase">{formatDayYear(start, timeZone, locale)},</span>{" "}
            <span className="inline-block tabular-nums">{formatRange(start, end, timeZone, locale)}</span>
          </span>
          <span className="block truncate text-[0.8125rem] text-muted-foreground">
            {appointment.service[locale]} · {professional.firstName} {professional.lastName}
          </span>
        </span>
        <StatusBadge status={appointment.status} />
      </button>
    </li>
  );
}
