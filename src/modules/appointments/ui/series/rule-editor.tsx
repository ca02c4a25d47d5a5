"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatDate } from "#lib/time.ts";
import { Field, FieldGroup } from "#ui/field.tsx";
import { Input } from "#ui/input.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { SegmentedControl } from "#ui/segmented-control.tsx";

export const SERIES_LONGEST = 104;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const EVERY = [1, 2, 3, 4, 5, 6, 7, 8] as const;

export type RuleDraft = {
  weekdays: readonly number[];
  everyWeeks: number;
  ends: "count" | "until";
  /** As typed. */
  count: string;
  until: string;
};

type Props = {
  rule: RuleDraft;
  onChange: (rule: RuleDraft) => void;
  /** The weekday of the first one, which stays. */ first: number;
  from: string;
};

/** "Tuesdays and Thursdays, every two weeks, ten times." */
export function RuleEditor({ rule, onChange, first, from }: Props) {
  const t = useTranslations("moving.series");
  const locale = useLocale();
  const { weekdays, everyWeeks, ends, count, until } = rule;
  const change = (changes: Partial<RuleDraft>) => onChange({ ...rule, ...changes });
  return (
    <div className="grid gap-4">
      <FieldGroup legend={t("days")}>
        <div className="flex flex-wrap gap-1.5">
          {WEEKDAYS.map((day) => (
            <button
              key={day}
              type="button"
              aria-pressed={weekdays.includes(day)}
              aria-label={t(`weekdayLong.${day}`)}
              aria-disabled={day === first || undefined}
              onClick={() => {
                if (day !== first)
                  change({
                    weekdays: weekdays.includes(day) ? weekdays.filter((one) => one !== day) : [...weekdays, day],
                  });
              }}
              className="grid size-11 place-content-center rounded-full border border-border-strong bg-card text-sm font-medium hover:border-input aria-pressed:border-primary aria-pressed:bg-primary aria-pressed:text-primary-foreground"
            >
              {t(`weekday.${day}`)}
            </button>
          ))}
        </div>
      </FieldGroup>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("everyWeeks")}>
          <NativeSelect value={everyWeeks} onChange={(event) => change({ everyWeeks: Number(event.target.value) })}>
            {EVERY.map((weeks) => (
              <option key={weeks} value={weeks}>
                {t("weeks", { count: weeks })}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <div className="grid gap-2">
          <p aria-hidden className="min-h-[1.375rem] text-sm font-medium leading-none">
            {t("ends")}
          </p>
          <SegmentedControl
            label={t("ends")}
            value={ends}
            onValueChange={(next) => change({ ends: next })}
            segments={[
              { value: "count", label: t("afterTimes") },
              { value: "until", label: t("onDate") },
            ]}
          />
        </div>
      </div>
      {ends === "count" ? (
        <Field label={t("howMany")}>
          <Input
            type="number"
            inputMode="numeric"
            min={2}
            max={SERIES_LONGEST}
            className="tabular-nums"
            value={count}
            onChange={(event) => change({ count: event.target.value })}
          />
        </Field>
      ) : (
        <Field
          label={t("until")}
          hint={until ? <span className="first-letter:uppercase">{formatDate(until, locale)}</span> : undefined}
        >
          <Input type="date" min={from} value={until} onChange={(event) => change({ until: event.target.value })} />
        </Field>
      )}
    </div>
  );
}
