"use client";

import { ChevronLeft, ChevronRight, Printer } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "#i18n/navigation.ts";
import { addDays, formatDate } from "#lib/time.ts";
import { Button } from "#ui/button.tsx";
import { Input } from "#ui/input.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { PageHeader } from "#ui/page-header.tsx";
import { ExportAppointments } from "./export-appointments.tsx";
import type { CalendarProfessional } from "./types.ts";
import { isDate } from "./use-calendar-view.ts";

type Props = { date: string; chosen: string; people: readonly CalendarProfessional[] };

/** On the screen only: which day, whose, and the printer. */
export function DaySheetControls({ date, chosen, people }: Props) {
  const t = useTranslations("calendar.sheet");
  const locale = useLocale();
  const router = useRouter();
  const go = (next: { date?: string; with?: string }) => {
    const query = { date, with: chosen, ...next };
    router.replace({
      pathname: "/staff/day-sheet",
      query: { date: query.date, ...(query.with && { with: query.with }) },
    });
  };
  return (
    <div className="grid gap-4 print:hidden">
      <PageHeader
        eyebrow={<span className="inline-block first-letter:uppercase">{formatDate(date, locale)}</span>}
        title={t("title")}
        description={t("description")}
        actions={
          <>
            <ExportAppointments date={date} professionalId={chosen} />
            <Button onClick={() => window.print()}>
              <Printer aria-hidden />
              {t("print")}
            </Button>
          </>
        }
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button
          variant="outline"
          size="icon"
          aria-label={t("previousDay")}
          onClick={() => go({ date: addDays(date, -1) })}
        >
          <ChevronLeft />
        </Button>
        <Input
          type="date"
          aria-label={t("date")}
          value={date}
          onChange={(event) => isDate(event.target.value) && go({ date: event.target.value })}
          className="w-44 max-sm:flex-1"
        />
        <Button variant="outline" size="icon" aria-label={t("nextDay")} onClick={() => go({ date: addDays(date, 1) })}>
          <ChevronRight />
        </Button>
        {people.length > 1 ? (
          <NativeSelect
            aria-label={t("whose")}
            value={chosen}
            onChange={(event) => go({ with: event.target.value })}
            className="w-60 max-sm:w-full"
          >
            <option value="">{t("everyone")}</option>
            {people.map(({ id, firstName, lastName }) => (
              <option key={id} value={id}>
                {firstName} {lastName}
              </option>
            ))}
          </NativeSelect>
        ) : null}
      </div>
    </div>
  );
}
