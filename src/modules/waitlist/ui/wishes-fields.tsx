"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { cn } from "#lib/cn.ts";
import { personName } from "#modules/appointments/ui/appointment-words.ts";
import { weekdayName, weekdaysFor } from "#modules/availability/ui/weekdays.ts";
import { Field, FieldGroup, FieldNote } from "#ui/field.tsx";
import { Input } from "#ui/input.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { ANY_FROM, ANY_UNTIL, type Draft } from "./wishes.ts";

export type Giver = { id: string; firstName: string; lastName: string };
export type WishesErrors = Partial<Record<keyof Draft, string>>;

type Props = {
  value: Draft;
  onChange: (value: Draft) => void;
  people: readonly Giver[];
  /** In the institution's zone. */
  today: string;
  errors: WishesErrors;
};

/** Every half hour of a day on which somebody might come. */
const TIMES = Array.from({ length: 33 }, (_, index) => {
  const minutes = 6 * 60 + index * 30;
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
});

/** With whom, on which days, at what time, between which dates. As it opens, everything suits. */
export function WishesFields({ value, onChange, people, today, errors }: Props) {
  const t = useTranslations("waitlist.join");
  const locale = useLocale();
  const put = (change: Partial<Draft>) => onChange({ ...value, ...change });
  const toggled = <T,>(list: readonly T[], one: T): T[] =>
    list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
  const chosen = value.professionalIds;
  return (
    <div className="grid gap-5">
      {people.length > 1 ? (
        <FieldGroup legend={t("professional")}>
          <div className="flex flex-wrap gap-2">
            <Chip pressed={chosen === null} onPress={() => put({ professionalIds: null })}>
              {t("anyone")}
            </Chip>
            {people.map((person) => (
              <Chip
                key={person.id}
                pressed={chosen?.includes(person.id) ?? false}
                onPress={() => {
                  const next = toggled(chosen ?? [], person.id);
                  put({ professionalIds: next.length > 0 ? next : null });
                }}
              >
                {personName(person)}
              </Chip>
            ))}
          </div>
        </FieldGroup>
      ) : null}
      <FieldGroup legend={t("days")}>
        <div className="grid grid-cols-7 gap-1.5">
          {weekdaysFor(locale).map((day) => (
            <Chip
              key={day}
              pressed={value.weekdays.includes(day)}
              onPress={() => put({ weekdays: toggled(value.weekdays, day) })}
              className="px-0"
            >
              <span aria-hidden>{weekdayName(day, locale, "short")}</span>
              <span className="sr-only">{weekdayName(day, locale, "long")}</span>
            </Chip>
          ))}
        </div>
        <Problem>{errors.weekdays}</Problem>
      </FieldGroup>
      <FieldGroup legend={t("times")}>
        <div className="grid grid-cols-2 gap-3">
          <Field label={t("from")}>
            <NativeSelect value={value.fromTime} onChange={(event) => put({ fromTime: event.target.value })}>
              <Times any={ANY_FROM} value={value.fromTime} />
            </NativeSelect>
          </Field>
          <Field label={t("until")} error={errors.untilTime}>
            <NativeSelect value={value.untilTime} onChange={(event) => put({ untilTime: event.target.value })}>
              <Times any={ANY_UNTIL} value={value.untilTime} />
            </NativeSelect>
          </Field>
        </div>
      </FieldGroup>
      <FieldGroup legend={t("dates")}>
        <div className="grid grid-cols-2 gap-3">
          <Field label={t("dateFrom")} aside={t("optional")} error={errors.dateFrom}>
            <Input
              type="date"
              min={today}
              max="2199-12-31"
              value={value.dateFrom ?? ""}
              onChange={(event) => put({ dateFrom: event.target.value || null })}
            />
          </Field>
          <Field label={t("dateUntil")} aside={t("optional")} error={errors.dateUntil}>
            <Input
              type="date"
              min={today}
              max="2199-12-31"
              value={value.dateUntil ?? ""}
              onChange={(event) => put({ dateUntil: event.target.value || null })}
            />
          </Field>
        </div>
      </FieldGroup>
    </div>
  );
}

function Times({ any, value }: { any: string; value: string }) {
  const t = useTranslations("waitlist.join");
  const known = value === any || TIMES.includes(value) ? TIMES : [...TIMES, value].sort();
  return (
    <>
      <option value={any}>{t("anyHour")}</option>
      {known.map((time) => (
        <option key={time}>{time}</option>
      ))}
    </>
  );
}

function Problem({ children }: { children: string | undefined }) {
  return <FieldNote id={useId()} error={children} mayFail />;
}

type ChipProps = { pressed: boolean; onPress: () => void; className?: string; children: ReactNode };

function Chip({ pressed, onPress, className, children }: ChipProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onPress}
      className={cn(
        "min-h-10 rounded-lg border border-border-strong bg-card px-3 text-sm transition-colors hover:border-input coarse:min-h-11",
        "aria-pressed:border-primary aria-pressed:bg-primary-soft aria-pressed:font-medium aria-pressed:text-primary-text",
        className,
      )}
    >
      {children}
    </button>
  );
}
