"use client";

import { CalendarClock, Mail, NotebookText, Phone, UserRound, Wallet } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { paidWith } from "#modules/appointments/domain/paid-with.ts";
import { costWords } from "#modules/appointments/ui/cost-words.ts";
import { formatDayTime } from "#lib/time.ts";
import { DataList, type DataItem } from "#ui/data-list.tsx";
import type { AppointmentView } from "../types.ts";

const link = "underline decoration-border-strong underline-offset-4 hover:decoration-current";

/** What one looks up while the phone is at the ear. */
export function AppointmentFacts({ appointment, timeZone }: { appointment: AppointmentView; timeZone: string }) {
  const t = useTranslations("calendar.facts");
  const facts = useTranslations("booking.facts");
  const locale = useLocale();
  const { client, professional } = appointment;
  const items: DataItem[] = [
    {
      label: t("professional"),
      icon: <UserRound aria-hidden />,
      value: `${professional.firstName} ${professional.lastName}`,
    },
    {
      label: t("phone"),
      icon: <Phone aria-hidden />,
      value: client.phone ? (
        <a className={link} href={`tel:${client.phone.replace(/[^+\d]/g, "")}`}>
          {client.phone}
        </a>
      ) : (
        <Unknown />
      ),
    },
    {
      label: t("email"),
      icon: <Mail aria-hidden />,
      value: client.email ? (
        <a className={link} href={`mailto:${client.email}`}>
          {client.email}
        </a>
      ) : (
        <Unknown />
      ),
    },
  ];
  if (paidWith(appointment)) {
    items.push({
      label: t("price"),
      icon: <Wallet aria-hidden />,
      value: costWords(facts, appointment, locale),
    });
  }
  if (appointment.status === "pending" && appointment.expiresAt) {
    items.push({
      label: t("answerBy"),
      icon: <CalendarClock aria-hidden />,
      value: formatDayTime(appointment.expiresAt, timeZone, locale),
    });
  }
  if (appointment.notes) {
    items.push({
      label: t("notes"),
      icon: <NotebookText aria-hidden />,
      value: <span className="whitespace-pre-line">{appointment.notes}</span>,
    });
  }
  return <DataList items={items} className="text-sm [&_dl>div]:py-2" />;
}

function Unknown() {
  const t = useTranslations("calendar.facts");
  return <span className="text-muted-foreground">{t("unknown")}</span>;
}
