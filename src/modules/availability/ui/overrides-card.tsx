"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { formatDate } from "#lib/time.ts";
import { api, type ApiError } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "#ui/card.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { toast } from "#ui/toaster.tsx";
import type { Window } from "../schemas.ts";
import type { Availability } from "../queries/availability.ts";
import { OverrideDialog } from "./override-dialog.tsx";
import { OverrideMonth } from "./override-month.tsx";

type Props = { availability: Availability; editable: boolean; onChanged: () => void };

/** Dates that are not like their weekday: a month to point at, and the list of what is there. */
export function OverridesCard({ availability, editable, onChanged }: Props) {
  const t = useTranslations("availability");
  const locale = useLocale();
  const words = useRefusalWords();
  const { professional, overrides, today, rules } = availability;
  const [date, setDate] = useState<string | null>(null);
  const removal = api.availability.removeOverride.useMutation();
  const setting = api.availability.setOverride.useMutation();
  const professionalId = professional.id;

  const remove = async (day: string) => {
    try {
      const result = await removal.mutateAsync({ professionalId, date: day });
      onChanged();
      if (!result.ok) return void toast.error(words(result.reason));
      const { windows } = result;
      toast.success(t("override.removed"), {
        action: { label: t("save.undo"), onClick: () => void set(day, windows) },
      });
    } catch (fault) {
      toast.error(words(fault as ApiError));
    }
  };
  const set = async (day: string, windows: Window[]) => {
    try {
      const result = await setting.mutateAsync({ professionalId, date: day, windows });
      if (!result.ok) return void toast.error(words(result.reason));
      onChanged();
      setDate(null);
      toast.success(t("override.saved"));
    } catch (fault) {
      toast.error(words(fault as ApiError));
    }
  };

  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("override.title")}</CardTitle>
        <CardDescription>{t("override.description")}</CardDescription>
      </CardHeader>
      <CardContent className="grid items-start gap-6 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
        <OverrideMonth today={today} overrides={overrides} disabled={!editable} onChoose={setDate} />
        {overrides.length === 0 ? (
          <p className="rounded-xl border border-dashed border-border-strong p-6 text-center leading-relaxed text-muted-foreground">
            {t("override.empty")}
          </p>
        ) : (
          <ul className="divide-y divide-border rounded-xl border border-border">
            {overrides.map(({ date: day, windows }) => (
              <li key={day} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5">
                <span className="grid gap-0.5">
                  <span className="inline-block text-sm font-medium first-letter:uppercase">
                    {formatDate(day, locale)}
                  </span>
                  <span className="text-[0.8125rem] text-muted-foreground tabular-nums">
                    {windows.length === 0
                      ? t("override.closed")
                      : windows.map(({ start, end }) => `${start} – ${end}`).join(" · ")}
                  </span>
                </span>
                {editable ? (
                  <span className="flex">
                    <Button
                      variant="ghost"
                      size="icon-sm"
                      aria-label={t("override.edit", { day: formatDate(day, locale) })}
                      onClick={() => setDate(day)}
                    >
                      <Pencil aria-hidden />
                    </Button>
                    <Button
                      variant="ghost"
                      size="icon-sm"
                      aria-label={t("override.remove", { day: formatDate(day, locale) })}
                      onClick={() => void remove(day)}
                    >
                      <Trash2 aria-hidden />
                    </Button>
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </CardContent>
      {date ? (
        <OverrideDialog
          key={date}
          date={date}
          rules={rules}
          existing={overrides.find((override) => override.date === date)?.windows}
          saving={setting.isPending}
          onClose={() => setDate(null)}
          onSave={(windows) => void set(date, windows)}
          onRemove={() => {
            setDate(null);
            void remove(date);
          }}
        />
      ) : null}
    </Card>
  );
}
