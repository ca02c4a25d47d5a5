"use client";

import { Plus, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "#ui/button.tsx";
import { CopyDay } from "./copy-day.tsx";
import { TimeInput } from "./time-input.tsx";
import { copyDay, type Draft, inOrder, newKey, type Period, remove, roomOn, samePeriod } from "./week-draft.ts";
import { weekdayName, weekdaysFor } from "./weekdays.ts";

type Props = {
  drafts: readonly Draft[];
  period: Period;
  troubles: ReadonlySet<string>;
  onChange: (drafts: Draft[]) => void;
  disabled?: boolean;
};

/** The same week in words and numbers. */
export function TypedWeek({ drafts, period, troubles, onChange, disabled }: Props) {
  const t = useTranslations("availability");
  const locale = useLocale();
  const change = (key: string, part: Partial<Draft>) =>
    onChange(drafts.map((draft) => (draft.key === key ? { ...draft, ...part } : draft)));

  return (
    <ul className="divide-y divide-border rounded-xl border border-border bg-card" inert={disabled}>
      {weekdaysFor(locale).map((weekday) => {
        const day = weekdayName(weekday, locale, "long");
        const windows = inOrder(drafts.filter((draft) => draft.weekday === weekday && samePeriod(draft, period)));
        const room = roomOn(drafts, weekday, period);
        const bad = windows.some(({ key }) => troubles.has(key));
        return (
          <li
            key={weekday}
            className="grid grid-cols-[5.5rem_minmax(0,1fr)_auto] items-start gap-x-2 gap-y-1 px-3 py-2.5 sm:px-4"
          >
            <span className="pt-2 text-sm font-medium first-letter:uppercase">
              <span className="inline-block first-letter:uppercase">{day}</span>
            </span>
            <div className="grid gap-1.5">
              {windows.length === 0 ? (
                <span className="py-2 text-sm text-muted-foreground">{t("typed.closed")}</span>
              ) : null}
              {windows.map((window) => (
                <div key={window.key} role="group" aria-label={day} className="flex items-center gap-1.5">
                  <TimeInput
                    aria-label={t("typed.from", { day })}
                    value={window.start}
                    aria-invalid={troubles.has(window.key)}
                    onChange={(start) => change(window.key, { start })}
                  />
                  <span aria-hidden className="text-muted-foreground">
                    –
                  </span>
                  <TimeInput
                    aria-label={t("typed.until", { day })}
                    value={window.end}
                    aria-invalid={troubles.has(window.key)}
                    onChange={(end) => change(window.key, { end })}
                  />
                  <Button
                    variant="ghost"
                    size="icon-sm"
                    aria-label={t("typed.remove", { day })}
                    onClick={() => onChange(remove(drafts, window.key))}
                  >
                    <X aria-hidden />
                  </Button>
                </div>
              ))}
              {bad ? (
                <p role="alert" className="text-[0.8125rem] text-destructive">
                  {t("typed.trouble")}
                </p>
              ) : null}
            </div>
            <div className="flex pt-0.5">
              <Button
                variant="ghost"
                size="icon-sm"
                disabled={!room}
                aria-label={t("grid.add", { day })}
                onClick={() => room && onChange([...drafts, { key: newKey(), weekday, ...room, ...period }])}
              >
                <Plus aria-hidden />
              </Button>
              <CopyDay
                weekday={weekday}
                disabled={windows.length === 0}
                onCopy={(to) => onChange(copyDay(drafts, weekday, period, to))}
              />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
