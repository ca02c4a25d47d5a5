"use client";

import { Check, Clock, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { cn } from "#lib/cn.ts";
import { dateOf, formatDayTime, formatDay, formatRange } from "#lib/time.ts";
import { Avatar } from "#ui/avatar.tsx";
import { Badge } from "#ui/badge.tsx";
import { Button } from "#ui/button.tsx";
import { ReasonForm } from "../panel/reason-form.tsx";
import { timeLeft } from "./time-left.ts";
import type { AppointmentView } from "../types.ts";

type Props = {
  appointment: AppointmentView;
  timeZone: string;
  now: number;
  current: boolean;
  rejecting: boolean;
  onPoint: () => void;
  onConfirm: () => void;
  onReject: () => void;
  onBack: () => void;
  onReason: (reason: string) => void;
};

const URGENT_MS = 3 * 3_600_000;

export function QueueRow({
  appointment,
  timeZone,
  now,
  current,
  rejecting,
  onPoint,
  onConfirm,
  onReject,
  onBack,
  onReason,
}: Props) {
  const t = useTranslations("calendar");
  const locale = useLocale() as "es-AR" | "en";
  const { client, professional, start, end, expiresAt } = appointment;
  const name = `${client.firstName} ${client.lastName}`.trim();
  return (
    <li
      data-row
      tabIndex={current ? 0 : -1}
      onFocus={onPoint}
      aria-label={`${name}, ${formatDayTime(start, timeZone, locale)}, ${appointment.service[locale]}`}
      className={cn(
        "grid gap-3 rounded-xl border border-border bg-card p-4 shadow-xs outline-offset-0 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center",
        current && "md:border-border-strong md:shadow-sm",
      )}
    >
      <div className="flex min-w-0 gap-3">
        <Avatar name={name} className="hidden sm:inline-grid" />
        <div className="grid min-w-0 gap-0.5">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Link
              href={{ pathname: "/staff/clients/[id]", params: { id: client.id } }}
              className="truncate font-semibold hover:underline"
            >
              {name}
            </Link>
            {expiresAt ? (
              <Badge
                tone={expiresAt - now < URGENT_MS ? "error" : "warning"}
                title={formatDayTime(expiresAt, timeZone, locale)}
              >
                <Clock aria-hidden />
                {expiresAt <= now ? t("queue.late") : t("queue.answerIn", { time: timeLeft(expiresAt - now, t) })}
              </Badge>
            ) : null}
          </p>
          <p className="text-sm">
            <Link
              href={{
                pathname: "/staff/calendar",
                query: { view: "day", date: dateOf(start, timeZone), open: appointment.id },
              }}
              className="hover:underline"
              title={t("queue.seeDay")}
            >
              <span className="inline-block font-medium first-letter:uppercase">
                {formatDay(start, timeZone, locale)}
              </span>
              , <span className="font-medium tabular-nums">{formatRange(start, end, timeZone, locale)}</span>
            </Link>
          </p>
          <p className="text-sm text-muted-foreground">
            {appointment.service[locale]} ·{" "}
            {t("withName", { name: `${professional.firstName} ${professional.lastName}` })}
            {client.phone ? (
              <>
                {" · "}
                <span className="whitespace-nowrap">{client.phone}</span>
              </>
            ) : null}
          </p>
          {appointment.notes ? (
            <p className="mt-1 border-l-2 border-border-strong pl-3 text-sm whitespace-pre-line">{appointment.notes}</p>
          ) : null}
        </div>
      </div>
      {rejecting ? null : (
        <div className="grid grid-cols-2 gap-2 sm:flex">
          <Button variant="outline" size="sm" onClick={onReject}>
            <X aria-hidden />
            {t("steps.reject")}
          </Button>
          <Button size="sm" onClick={onConfirm}>
            <Check aria-hidden />
            {t("steps.confirm")}
          </Button>
        </div>
      )}
      {rejecting ? (
        <div className="sm:col-span-2">
          <ReasonForm step="reject" client={client} onBack={onBack} onSubmit={onReason} />
        </div>
      ) : null}
    </li>
  );
}
