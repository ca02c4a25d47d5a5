"use client";

import { useLocale, useTranslations } from "next-intl";
import { type SyntheticEvent, useState } from "react";
import { useRouter } from "#i18n/navigation.ts";
import { cn } from "#lib/cn.ts";
import { api } from "#lib/trpc.tsx";
import { weekdayName, weekdaysFor } from "#modules/availability/ui/weekdays.ts";
import { Button } from "#ui/button.tsx";
import { Field, FieldNote } from "#ui/field.tsx";
import { Input } from "#ui/input.tsx";
import { useSaving } from "#ui/use-saving.ts";

const WORKDAYS = [1, 2, 3, 4, 5];

/** The week of whoever has none yet: some days, one span; the editor has the rest. */
export function HoursStep({ professionals }: { professionals: readonly { id: string; name: string }[] }) {
  const t = useTranslations("setup.steps.hours");
  const locale = useLocale() as "es-AR" | "en";
  const router = useRouter();
  const saving = useSaving();
  const set = api.availability.setHours.useMutation();
  const [days, setDays] = useState<readonly number[]>(WORKDAYS);
  const [start, setStart] = useState("09:00");
  const [end, setEnd] = useState("18:00");
  const wrong = start >= end ? t("order") : days.length === 0 ? t("noDays") : undefined;
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (wrong) return;
    const rules = days.map((weekday) => ({ weekday, start, end, effectiveFrom: null, effectiveUntil: null }));
    for (const { id } of professionals)
      if (!(await saving(() => set.mutateAsync({ professionalId: id, rules })))) return;
    router.refresh();
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
      <div role="group" aria-label={t("days")} className="flex flex-wrap gap-1.5">
        {weekdaysFor(locale).map((day) => {
          const on = days.includes(day);
          return (
            <button
              key={day}
              type="button"
              aria-pressed={on}
              onClick={() => setDays(on ? days.filter((each) => each !== day) : [...days, day])}
              className={cn(
                "h-10 min-w-12 rounded-lg border px-3 text-sm font-medium coarse:h-11",
                on ? "border-primary bg-primary-soft text-primary-text" : "border-border text-muted-foreground",
              )}
            >
              {weekdayName(day, locale, "short")}
            </button>
          );
        })}
      </div>
      <div className="flex flex-wrap items-start gap-4">
        <Field label={t("from")} className="w-32">
          <Input type="time" value={start} onChange={(event) => setStart(event.target.value)} />
        </Field>
        <Field label={t("until")} className="w-32">
          <Input type="time" value={end} onChange={(event) => setEnd(event.target.value)} />
        </Field>
      </div>
      <FieldNote id="setup-hours" error={wrong} mayFail />
      <Button type="submit" className="justify-self-start" pending={set.isPending}>
        {t("submit")}
      </Button>
    </form>
  );
}
