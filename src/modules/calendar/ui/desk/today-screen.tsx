"use client";

import { Printer, UserRoundPlus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Link } from "#i18n/navigation.ts";
import { formatDate } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { PageHeader } from "#ui/page-header.tsx";
import { unpackCalendar, type CalendarWire } from "../../domain/calendar-wire.ts";
import { AppointmentPanel } from "../panel/appointment-panel.tsx";
import { LiveMark } from "./live-mark.tsx";
import { useNewAppointment } from "./new-appointment-provider.tsx";
import { TodayPerson } from "./today-person.tsx";
import { useNow } from "#lib/use-now.ts";
import { useShortcuts } from "#lib/use-shortcuts.ts";

type Props = { initial: CalendarWire; date: string; now: number; canComplete: boolean };

/** The front desk's page: with each professional, who is in, who is next, who has been. */
export function TodayScreen({ initial, date, now: serverNow, canComplete }: Props) {
  const t = useTranslations("calendar");
  const locale = useLocale();
  const now = useNow(serverNow);
  const create = useNewAppointment();
  const [open, setOpen] = useState<string | null>(null);
  const { data } = api.calendar.range.useQuery(
    { from: date, days: 1 },
    { initialData: initial, select: unpackCalendar },
  );
  const walkIn = create ? () => create({ walkIn: true, date }) : null;
  useShortcuts({
    n: (event) => {
      event.preventDefault();
      create?.({ date });
    },
  });

  const people = data.professionals.map((professional) => ({
    professional,
    appointments: data.appointments.filter((one) => one.professional.id === professional.id),
    hours: data.openHours.filter(({ professionalId }) => professionalId === professional.id),
  }));
  // Whoever has nobody today and does not work either is not part of the day.
  const working = people.filter(({ appointments, hours }) => appointments.length > 0 || hours.length > 0);

  return (
    <div className="grid gap-6">
      <PageHeader
        eyebrow={<span className="inline-block first-letter:uppercase">{formatDate(date, locale)}</span>}
        title={t("todayPage.title")}
        description={t("todayPage.summary", {
          count: data.appointments.length,
          waiting: data.appointments.filter(({ status }) => status === "pending").length,
        })}
        actions={
          <>
            <LiveMark />
            <Button asChild variant="outline" size="sm">
              <Link href={{ pathname: "/staff/day-sheet", query: { date } }}>
                <Printer aria-hidden />
                {t("sheet.title")}
              </Link>
            </Button>
            {walkIn ? (
              <Button size="sm" onClick={walkIn}>
                <UserRoundPlus aria-hidden />
                {t("todayPage.walkIn")}
              </Button>
            ) : null}
          </>
        }
      />
      {working.length === 0 ? (
        <EmptyState
          title={t("todayPage.emptyTitle")}
          description={t("todayPage.emptyText")}
          className="rounded-2xl border border-dashed border-border"
        />
      ) : (
        <div className="grid items-start gap-4 md:grid-cols-[repeat(auto-fill,minmax(21rem,1fr))]">
          {working.map(({ professional, appointments, hours }) => (
            <TodayPerson
              key={professional.id}
              professional={professional}
              appointments={appointments}
              hours={hours}
              offsets={data.offsets}
              now={now}
              canComplete={canComplete}
              onOpen={setOpen}
            />
          ))}
        </div>
      )}
      <AppointmentPanel id={open} onClose={() => setOpen(null)} />
    </div>
  );
}
