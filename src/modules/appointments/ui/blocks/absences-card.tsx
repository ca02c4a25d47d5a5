"use client";

import { Plus, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { addDays, dateOf, formatDateShort, formatDayTime, formatTime } from "#lib/time.ts";
import { api, type ApiError } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "#ui/card.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { toast } from "#ui/toaster.tsx";
import type { AddBlock } from "#modules/availability/schemas.ts";
import type { Availability } from "#modules/availability/queries/availability.ts";
import { AbsenceDialog } from "./absence-dialog.tsx";
import { useAbsence } from "./use-absence.ts";

type Block = Availability["blocks"][number];
type Props = { initial: Availability; editable: boolean };

/** Holidays, sick days, an afternoon at a congress. */
export function AbsencesCard({ initial, editable }: Props) {
  const t = useTranslations("availability");
  const words = useRefusalWords();
  const utils = api.useUtils();
  const query = api.availability.get.useQuery(
    { professionalId: initial.professional.id },
    { initialData: initial, staleTime: 60_000 },
  );
  const availability = query.data.ok ? query.data : initial;
  const onChanged = () => {
    void utils.availability.invalidate();
    void utils.blocks.invalidate();
  };
  const absenceWords = useAbsenceWords(availability.professional.timeZone);
  const [adding, setAdding] = useState(false);
  const absence = useAbsence(() => {
    onChanged();
    setAdding(false);
  });
  const addition = api.blocks.add.useMutation();
  const removal = api.blocks.remove.useMutation();
  const { professional, blocks, today } = availability;

  const restore = async (same: AddBlock) => {
    try {
      const result = await addition.mutateAsync(same);
      if (!result.ok) return void toast.error(words(result.reason));
      onChanged();
      const beneath = result.appointments > 0 ? { description: t("absence.stay", { count: result.appointments }) } : {};
      toast.success(t("absence.restored"), beneath);
    } catch (fault) {
      toast.error(words(fault as ApiError));
    }
  };
  const remove = async (block: Block) => {
    try {
      const result = await removal.mutateAsync({ id: block.id });
      onChanged();
      if (!result.ok) return void toast.error(words(result.reason));
      const wall = (at: number) => ({
        date: dateOf(at, professional.timeZone),
        time: formatTime(at, professional.timeZone, "en"),
      });
      const same: AddBlock = {
        professionalId: professional.id,
        from: wall(block.start),
        until: wall(block.end),
        reason: block.reason,
      };
      toast.success(t("absence.removed"), { action: { label: t("save.undo"), onClick: () => void restore(same) } });
    } catch (fault) {
      toast.error(words(fault as ApiError));
    }
  };

  return (
    <Card>
      <CardHeader className="flex flex-wrap items-start justify-between gap-3 sm:flex-nowrap">
        <div className="grid gap-1">
          <CardTitle>{t("absence.title")}</CardTitle>
          <CardDescription>{t("absence.description")}</CardDescription>
        </div>
        {editable ? (
          <Button variant="outline" size="sm" onClick={() => setAdding(true)}>
            <Plus aria-hidden /> {t("absence.add")}
          </Button>
        ) : null}
      </CardHeader>
      <CardContent>
        {blocks.length === 0 ? (
          <p className="rounded-xl border border-dashed border-border-strong p-6 text-center leading-relaxed text-muted-foreground">
            {t("absence.empty")}
          </p>
        ) : (
          <ul className="divide-y divide-border rounded-xl border border-border">
            {blocks.map((block) => (
              <li key={block.id} className="flex items-center justify-between gap-4 px-4 py-2.5">
                <span className="grid gap-0.5">
                  <span className="inline-block text-sm font-medium tabular-nums first-letter:uppercase">
                    {absenceWords(block)}
                  </span>
                  <span className="text-[0.8125rem] break-words text-muted-foreground">
                    {block.reason ?? t("absence.noReason")}
                  </span>
                </span>
                {editable ? (
                  <Button
                    variant="ghost"
                    size="icon-sm"
                    aria-label={t("absence.remove", { when: absenceWords(block) })}
                    onClick={() => void remove(block)}
                  >
                    <Trash2 aria-hidden />
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </CardContent>
      {adding ? (
        <AbsenceDialog
          professionalId={professional.id}
          today={today}
          saving={absence.saving}
          refused={absence.refused}
          onClose={() => (setAdding(false), absence.forget())}
          onSave={(wanted) => void absence.save(wanted)}
        />
      ) : null}
    </Card>
  );
}

/** Whole days by their dates, anything else to the minute. */
function useAbsenceWords(timeZone: string) {
  const t = useTranslations("availability");
  const locale = useLocale();
  return ({ start, end }: { start: number; end: number }): string => {
    // The first minute of a day need not read 00:00 where the clocks skip it: the minute before lies on another date.
    const midnight = (at: number) => dateOf(at - 60_000, timeZone) !== dateOf(at, timeZone);
    const [first, last] = [dateOf(start, timeZone), dateOf(end, timeZone)];
    if (midnight(start) && midnight(end)) {
      const until = addDays(last, -1);
      return first === until
        ? t("absence.day", { day: formatDateShort(first, locale) })
        : t("absence.days", { from: formatDateShort(first, locale), until: formatDateShort(until, locale) });
    }
    if (first === last) return `${formatDayTime(start, timeZone, locale)} – ${formatTime(end, timeZone, locale)}`;
    return `${formatDayTime(start, timeZone, locale)} – ${formatDayTime(end, timeZone, locale)}`;
  };
}
