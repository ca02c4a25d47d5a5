"use client";

import { Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { addDays } from "#lib/time.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Input } from "#ui/input.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "#ui/popover.tsx";
import { AppointmentsFile } from "../schemas.ts";

type Props = {
  /** The month of this day is proposed. */
  date: string;
  /** Whose; everyone's when empty. */
  professionalId: string;
};

/** The appointments of a period as a file that spreadsheets open. */
export function ExportAppointments({ date, professionalId }: Props) {
  const t = useTranslations("calendar.csv");
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant="outline">
          <Download aria-hidden />
          {t("open")}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" className="w-80 max-w-[calc(100vw-2rem)] p-4" aria-label={t("title")}>
        <Period key={date} date={date} professionalId={professionalId} />
      </PopoverContent>
    </Popover>
  );
}

function Period({ date, professionalId }: Props) {
  const t = useTranslations("calendar.csv");
  const locale = useLocale();
  const first = `${date.slice(0, 7)}-01`;
  const next = addDays(first, 31).slice(0, 7);
  const [from, setFrom] = useState(first);
  const [to, setTo] = useState(addDays(`${next}-01`, -1));
  const chosen = AppointmentsFile.safeParse({ from, to, ...(professionalId && { professionalId }) });
  return (
    <div className="grid gap-4">
      <div className="grid gap-1">
        <p className="font-medium">{t("title")}</p>
        <p className="text-sm text-muted-foreground">{t("text")}</p>
      </div>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("from")}>
          <Input type="date" value={from} onChange={({ target }) => setFrom(target.value)} />
        </Field>
        <Field label={t("until")}>
          <Input type="date" value={to} onChange={({ target }) => setTo(target.value)} />
        </Field>
      </div>
      {chosen.success ? (
        <Button asChild>
          <a href={`/api/appointments.csv?${new URLSearchParams({ ...chosen.data, locale }).toString()}`} download>
            <Download aria-hidden />
            {t("download")}
          </a>
        </Button>
      ) : (
        <p role="alert" className="text-sm text-destructive">
          {t("wrong")}
        </p>
      )}
    </div>
  );
}
