"use client";

import { BadgeCheck, Repeat } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { formatDayTime, formatDayYear, formatRange } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { cn } from "#lib/cn.ts";
import { Link } from "#i18n/navigation.ts";
import { Badge } from "#ui/badge.tsx";
import { Notice } from "#ui/notice.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "#ui/sheet.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { AppointmentFacts } from "./appointment-facts.tsx";
import { AppointmentHistory } from "./appointment-history.tsx";
import { AppointmentSteps } from "./appointment-steps.tsx";
import { StatusBadge } from "../status-badge.tsx";

type Props = { id: string | null; onClose: () => void; className?: string };

/** One appointment beside the calendar, which stays in reach: another click or key shows another one. */
export function AppointmentPanel({ id, onClose, className }: Props) {
  const t = useTranslations("calendar");
  const m = useTranslations("moving.staff");
  const locale = useLocale() as "es-AR" | "en";
  const words = useRefusalWords();
  const query = api.calendar.appointment.useQuery({ id: id ?? "" }, { enabled: id !== null });
  const answer = query.data;
  // By the time the focus goes back, `id` is null already.
  const last = useRef(id);
  useEffect(() => {
    if (id) last.current = id;
  }, [id]);
  return (
    <Sheet open={id !== null} modal={false} onOpenChange={(open) => open || onClose()}>
      <SheetContent
        className={cn("border-t border-border md:top-16 md:border-t-0 md:shadow-lg", className)}
        onInteractOutside={(event) => {
          // Another appointment takes this one's place instead of closing it; a toast is not "outside".
          const target = event.target instanceof Element ? event.target : null;
          if (target?.closest("[data-id], [data-sonner-toaster], [data-slot=dialog]")) event.preventDefault();
        }}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          document.querySelector<HTMLElement>(`[data-id="${last.current ?? ""}"]`)?.focus();
        }}
      >
        {answer?.ok ? (
          <>
            <SheetHeader>
              <div className="flex flex-wrap gap-2">
                <StatusBadge status={answer.appointment.status} />
                {answer.appointment.clientConfirmedAt !== null && answer.appointment.status === "confirmed" ? (
                  <Badge
                    tone="outline"
                    title={formatDayTime(answer.appointment.clientConfirmedAt, answer.timeZone, locale)}
                  >
                    <BadgeCheck aria-hidden className="size-3.5 text-success" />
                    {t("comes")}
                  </Badge>
                ) : null}
                {answer.appointment.seriesId ? (
                  <Badge tone="outline">
                    <Repeat aria-hidden className="size-3.5" />
                    {m("series")}
                  </Badge>
                ) : null}
              </div>
              <SheetTitle>
                <Link
                  href={{ pathname: "/staff/clients/[id]", params: { id: answer.appointment.client.id } }}
                  className="underline decoration-border-strong decoration-1 underline-offset-4 hover:decoration-current"
                >
                  {answer.appointment.client.firstName} {answer.appointment.client.lastName}
                </Link>
              </SheetTitle>
              <SheetDescription className="text-base text-foreground">
                <span className="block first-letter:uppercase">
                  {formatDayYear(answer.appointment.start, answer.timeZone, locale)}
                </span>
                <span className="font-semibold tabular-nums">
                  {formatRange(answer.appointment.start, answer.appointment.end, answer.timeZone, locale)}
                </span>{" "}
                · {answer.appointment.service[locale]}
              </SheetDescription>
            </SheetHeader>
            <AppointmentSteps appointment={answer.appointment} allowed={answer.allowed} timeZone={answer.timeZone} />
            <AppointmentFacts appointment={answer.appointment} timeZone={answer.timeZone} />
            <AppointmentHistory history={answer.history} timeZone={answer.timeZone} />
          </>
        ) : (
          <>
            <SheetTitle className="sr-only">{t("appointment")}</SheetTitle>
            <SheetDescription className="sr-only">{t("appointment")}</SheetDescription>
            {answer || query.error ? (
              <Notice tone="error" className="mt-8">
                {words(answer && !answer.ok ? answer.reason : (query.error ?? "INTERNAL_ERROR"))}
              </Notice>
            ) : (
              <PanelSkeleton />
            )}
          </>
        )}
      </SheetContent>
    </Sheet>
  );
}

function PanelSkeleton() {
  return (
    <div className="grid gap-4">
      <Skeleton className="h-5 w-24 rounded-full" />
      <Skeleton className="h-7 w-52" />
      <Skeleton className="h-12 w-64" />
      <Skeleton className="h-10 w-full" />
      <Skeleton className="h-40 w-full" />
    </div>
  );
}
