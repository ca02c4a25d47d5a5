"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Link } from "#i18n/navigation.ts";
import { formatDay, formatRange, zoneName } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import type { ReminderView } from "../queries/read-reminder.ts";

/** What a reminder's link opens: the appointment, and one button to say "I'm coming". Opening it says nothing. */
export function ReminderScreen({ token, reminder }: { token: string; reminder: ReminderView }) {
  const t = useTranslations("reminders.page");
  const locale = useLocale() === "en" ? "en" : "es-AR";
  const words = useRefusalWords();
  const [coming, setComing] = useState(reminder.coming);
  const confirming = api.reminders.confirmComing.useMutation({ onSuccess: (result) => result.ok && setComing(true) });
  const { start, end, organization, status, over, moved, appointmentId } = reminder;
  const zone = organization.timeZone;
  const stands = status === "confirmed" && !over;
  const refused = confirming.error ?? (confirming.data && !confirming.data.ok ? confirming.data.reason : null);

  return (
    <div className="grid gap-5">
      {moved ? <Notice tone="warning">{t("moved")}</Notice> : null}
      <div className="grid gap-1 rounded-xl border border-border bg-muted/60 p-5">
        <p className="font-display text-lg font-semibold first-letter:uppercase">{formatDay(start, zone, locale)}</p>
        <p className="text-lg tabular-nums">{formatRange(start, end, zone, locale)}</p>
        <p className="text-[0.8125rem] text-muted-foreground first-letter:uppercase">{zoneName(zone, locale, start)}</p>
        <p className="mt-3 font-medium">{reminder.service[locale]}</p>
        <p className="text-sm text-muted-foreground">{reminder.professional}</p>
        {organization.address ? <p className="mt-2 text-sm text-muted-foreground">{organization.address}</p> : null}
      </div>
      {!stands ? <Notice tone="info">{t(status === "confirmed" ? "over" : "ended")}</Notice> : null}
      {stands && coming ? (
        <Notice tone="success" title={t("confirmed")}>
          {t("confirmedHint")}
        </Notice>
      ) : null}
      {refused ? <Notice tone="error">{words(refused)}</Notice> : null}
      <div className="grid gap-2">
        {stands && !coming && !moved ? (
          <Button size="lg" pending={confirming.isPending} onClick={() => confirming.mutate({ token })}>
            {t("confirm")}
          </Button>
        ) : null}
        {stands && reminder.hasAccount ? (
          <Button asChild size="lg" variant="outline">
            <Link href={{ pathname: "/appointments/[id]", params: { id: appointmentId } }}>{t("change")}</Link>
          </Button>
        ) : null}
        {!stands ? (
          <Button asChild size="lg" variant="outline">
            <Link href="/">{t("home")}</Link>
          </Button>
        ) : null}
      </div>
      {stands && !reminder.hasAccount ? <Contact {...organization} /> : null}
    </div>
  );
}

/** Who has no account asks the desk. */
function Contact({ name, phone, email }: { name: string; phone: string | null; email: string | null }) {
  const t = useTranslations("reminders.page");
  const link = "text-primary-text underline decoration-primary-text/40 underline-offset-4 hover:decoration-current";
  return (
    <div className="grid justify-items-center gap-1 text-center text-sm text-muted-foreground">
      <p>{t("call", { organization: name })}</p>
      <p className="flex flex-wrap justify-center gap-x-4 gap-y-1">
        {phone ? (
          <a className={link} href={`tel:${phone.replace(/[^+\d]/g, "")}`}>
            {phone}
          </a>
        ) : null}
        {email ? (
          <a className={link} href={`mailto:${email}`}>
            {email}
          </a>
        ) : null}
      </p>
    </div>
  );
}
