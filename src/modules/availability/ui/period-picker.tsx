"use client";

import { CalendarRange, Plus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { formatDateShort } from "#lib/time.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Input } from "#ui/input.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "#ui/popover.tsx";
import { SegmentedControl } from "#ui/segmented-control.tsx";
import { type Period, samePeriod } from "./week-draft.ts";

type Props = {
  periods: readonly Period[];
  period: Period;
  onChoose: (period: Period) => void;
  onEdit: (period: Period) => void;
  onAdd: (period: Period) => void;
};

const idOf = ({ from, until }: Period): string => `${from ?? ""}/${until ?? ""}`;

/** From when until when these hours hold: most people have one week for ever, some have a summer. */
export function PeriodPicker({ periods, period, onChoose, onEdit, onAdd }: Props) {
  const t = useTranslations("availability");
  const locale = useLocale();
  const words = ({ from, until }: Period): string => {
    const day = (date: string) => formatDateShort(date, locale);
    if (from && until) return t("period.between", { from: day(from), until: day(until) });
    if (from) return t("period.from", { from: day(from) });
    return until ? t("period.until", { until: day(until) }) : t("period.always");
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      {periods.length > 1 ? (
        <SegmentedControl
          label={t("period.label")}
          value={idOf(period)}
          onValueChange={(id) => {
            const chosen = periods.find((candidate) => idOf(candidate) === id);
            if (chosen) onChoose(chosen);
          }}
          segments={periods.map((candidate) => ({ value: idOf(candidate), label: words(candidate) }))}
          className="max-w-full overflow-x-auto"
        />
      ) : null}
      <Dates
        key={idOf(period)}
        title={t("period.edit")}
        initial={period}
        taken={periods.filter((other) => !samePeriod(other, period))}
        onDone={onEdit}
      >
        <CalendarRange aria-hidden /> {periods.length > 1 ? t("period.edit") : words(period)}
      </Dates>
      <Dates title={t("period.add")} initial={{ from: null, until: null }} taken={periods} onDone={onAdd}>
        <Plus aria-hidden /> {t("period.add")}
      </Dates>
    </div>
  );
}

type DatesProps = {
  title: string;
  initial: Period;
  taken: readonly Period[];
  onDone: (period: Period) => void;
  children: ReactNode;
};

function Dates({ title, initial, taken, onDone, children }: DatesProps) {
  const t = useTranslations("availability");
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState(initial);
  const backwards = Boolean(draft.from && draft.until && draft.from > draft.until);
  const known = taken.some((other) => samePeriod(other, draft));
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant="ghost" size="sm">
          {children}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="start" className="grid gap-4">
        <p className="text-sm font-medium">{title}</p>
        <p className="-mt-2 text-[0.8125rem] leading-snug text-muted-foreground">{t("period.hint")}</p>
        <Field label={t("period.fromLabel")}>
          <Input
            type="date"
            value={draft.from ?? ""}
            onChange={(event) => setDraft({ ...draft, from: event.target.value || null })}
          />
        </Field>
        <Field
          label={t("period.untilLabel")}
          error={backwards ? t("period.backwards") : known ? t("period.known") : undefined}
        >
          <Input
            type="date"
            value={draft.until ?? ""}
            onChange={(event) => setDraft({ ...draft, until: event.target.value || null })}
          />
        </Field>
        <Button
          size="sm"
          disabled={backwards || known}
          onClick={() => {
            onDone(draft);
            setOpen(false);
          }}
        >
          {t("period.do")}
        </Button>
      </PopoverContent>
    </Popover>
  );
}
