"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { cn } from "#lib/cn.ts";
import { Button } from "#ui/button.tsx";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "#ui/card.tsx";
import { SegmentedControl } from "#ui/segmented-control.tsx";
import { PeriodPicker } from "./period-picker.tsx";
import { TypedWeek } from "./typed-week.tsx";
import { addPeriod, type Draft, type Period, periodsOf, samePeriod, weeklyMinutes } from "./week-draft.ts";
import { WeekGrid } from "./week-grid.tsx";

const ALWAYS: Period = { from: null, until: null };

type Props = {
  drafts: readonly Draft[];
  changed: boolean;
  /** Others were saved since these were begun. */
  stale: boolean;
  troubles: ReadonlySet<string>;
  saving: boolean;
  editable: boolean;
  onChange: (drafts: Draft[]) => void;
  onSave: () => void;
  onDiscard: () => void;
};

/** The week as it usually is, painted or typed: two views of one draft. */
export function WeeklyHoursCard(props: Props) {
  const { drafts, changed, stale, troubles, saving, editable, onChange, onSave, onDiscard } = props;
  const t = useTranslations("availability");
  const [way, setWay] = useState<"draw" | "type">("draw");
  const [period, setPeriod] = useState<Period>(
    () => periodsOf(drafts).find((each) => samePeriod(each, ALWAYS)) ?? periodsOf(drafts)[0] ?? ALWAYS,
  );
  // A period without hours is nowhere in the draft: the one being looked at stays choosable.
  const known = periodsOf(drafts);
  const periods = known.some((each) => samePeriod(each, period)) ? known : [...known, period];
  const minutes = weeklyMinutes(drafts, period);

  const move = (to: Period) => {
    onChange(drafts.map((draft) => (samePeriod(draft, period) ? { ...draft, ...to } : draft)));
    setPeriod(to);
  };

  const add = (added: Period) => {
    onChange(addPeriod(drafts, period, added));
    setPeriod(added);
  };

  return (
    <Card>
      <CardHeader className="flex flex-wrap items-start justify-between gap-3">
        <div className="grid gap-1">
          <CardTitle>{t("weekly.title")}</CardTitle>
          <CardDescription>{t("weekly.description")}</CardDescription>
        </div>
        <SegmentedControl
          label={t("weekly.way")}
          value={way}
          onValueChange={setWay}
          segments={[
            { value: "draw", label: t("weekly.draw") },
            { value: "type", label: t("weekly.type") },
          ]}
          className="xl:hidden"
        />
      </CardHeader>
      <CardContent className="grid gap-4 px-3 sm:px-6">
        <div className="flex flex-wrap items-center justify-between gap-2">
          {editable ? (
            <PeriodPicker periods={periods} period={period} onChoose={setPeriod} onEdit={move} onAdd={add} />
          ) : (
            <span />
          )}
          <span className="text-sm text-muted-foreground tabular-nums">
            {t("weekly.total", { hours: Math.round((minutes / 60) * 10) / 10 })}
          </span>
        </div>
        <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_26rem]">
          <div className={cn("grid gap-2", way === "type" && "hidden xl:grid")}>
            <WeekGrid drafts={drafts} period={period} onChange={onChange} disabled={!editable} />
            {editable ? <p className="text-[0.8125rem] text-muted-foreground">{t("grid.hint")}</p> : null}
          </div>
          <div className={cn(way === "draw" && "hidden xl:block")}>
            <TypedWeek drafts={drafts} period={period} troubles={troubles} onChange={onChange} disabled={!editable} />
          </div>
        </div>
        {changed ? (
          <div
            role="region"
            aria-label={t("save.unsaved")}
            className="sticky bottom-20 z-20 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-xl border border-border-strong bg-popover px-4 py-3 shadow-lg md:bottom-4"
          >
            <p className={cn("text-sm font-medium", troubles.size > 0 && "text-destructive")}>
              {troubles.size > 0 ? t("typed.trouble") : t(stale ? "save.stale" : "save.unsaved")}
            </p>
            <div className="ml-auto flex gap-2">
              <Button variant="ghost" size="sm" onClick={onDiscard}>
                {t("save.discard")}
              </Button>
              <Button size="sm" pending={saving} disabled={troubles.size > 0} onClick={onSave}>
                {t("save.do")}
              </Button>
            </div>
          </div>
        ) : null}
      </CardContent>
    </Card>
  );
}
