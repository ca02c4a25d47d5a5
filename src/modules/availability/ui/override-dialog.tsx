"use client";

import { Plus, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { formatDate, weekdayOf } from "#lib/time.ts";
import { Button } from "#ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#ui/dialog.tsx";
import { FieldNote } from "#ui/field.tsx";
import { RadioCard } from "#ui/radio-card.tsx";
import { RadioGroup } from "#ui/radio-group.tsx";
import type { WeeklyRule, Window } from "../schemas.ts";
import { overlappingWindow } from "../domain/weekly-hours.ts";
import { TimeInput } from "./time-input.tsx";
import { clock, DAY_MINUTES, newKey, readClock } from "./week-draft.ts";

type Row = { key: string; start: number; end: number };
type Props = {
  date: string;
  rules: readonly WeeklyRule[];
  existing: Window[] | undefined;
  saving: boolean;
  onClose: () => void;
  onSave: (windows: Window[]) => void;
  onRemove: () => void;
};

const toRows = (windows: readonly Window[]): Row[] =>
  windows.map(({ start, end }) => ({ key: newKey(), start: readClock(start) ?? 0, end: readClock(end) ?? 0 }));
const toWindows = (rows: readonly Row[]): Window[] =>
  rows
    .map(({ start, end }) => ({ start: clock(start), end: clock(end) }))
    .toSorted((a, b) => a.start.localeCompare(b.start));

/** One date: as always, closed, or hours of its own. */
export function OverrideDialog({ date, rules, existing, saving, onClose, onSave, onRemove }: Props) {
  const t = useTranslations("availability");
  const locale = useLocale();
  const usual = rules.filter(
    ({ weekday, effectiveFrom, effectiveUntil }) =>
      weekday === weekdayOf(date) && (effectiveFrom ?? "") <= date && date <= (effectiveUntil ?? "9999"),
  );
  const [kind, setKind] = useState<"usual" | "closed" | "hours">(
    existing ? (existing.length > 0 ? "hours" : "closed") : "hours",
  );
  const [rows, setRows] = useState<Row[]>(() => {
    const own = existing && existing.length > 0 ? existing : usual;
    return own.length > 0 ? toRows(own) : [{ key: newKey(), start: 540, end: 780 }];
  });
  const windows = toWindows(rows);
  const trouble =
    kind === "hours" &&
    (rows.length === 0 || windows.some(({ start, end }) => start >= end) || overlappingWindow(windows) !== null);
  const usualWords = usual.map(({ start, end }) => `${start} – ${end}`).join(" · ") || t("typed.closed");

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle className="first-letter:uppercase">{formatDate(date, locale)}</DialogTitle>
          <DialogDescription>{t("override.ask")}</DialogDescription>
        </DialogHeader>
        <RadioGroup
          value={kind}
          onValueChange={(next) => setKind(next as typeof kind)}
          aria-label={t("override.ask")}
          className="grid gap-2"
        >
          <RadioCard value="usual" title={t("override.usual")} description={usualWords} />
          <RadioCard value="closed" title={t("override.closed")} description={t("override.closedHint")} />
          <RadioCard value="hours" title={t("override.otherHours")} description={t("override.otherHint")} />
        </RadioGroup>
        {kind === "hours" ? (
          <div className="grid gap-2">
            {rows.map((row) => (
              <div key={row.key} className="flex items-center gap-2">
                <TimeInput
                  aria-label={t("override.from")}
                  value={row.start}
                  onChange={(start) =>
                    setRows(rows.map((other) => (other.key === row.key ? { ...other, start } : other)))
                  }
                />
                <span aria-hidden className="text-muted-foreground">
                  –
                </span>
                <TimeInput
                  aria-label={t("override.until")}
                  value={row.end}
                  onChange={(end) => setRows(rows.map((other) => (other.key === row.key ? { ...other, end } : other)))}
                />
                <Button
                  variant="ghost"
                  size="icon-sm"
                  aria-label={t("override.removeHours")}
                  onClick={() => setRows(rows.filter((other) => other.key !== row.key))}
                >
                  <X aria-hidden />
                </Button>
              </div>
            ))}
            <Button
              variant="ghost"
              size="sm"
              className="justify-self-start"
              onClick={() => {
                const start = Math.min(Math.max(480, ...rows.map(({ end }) => end)) + 60, DAY_MINUTES - 60);
                setRows([...rows, { key: newKey(), start, end: Math.min(start + 180, DAY_MINUTES) }]);
              }}
            >
              <Plus aria-hidden /> {t("override.addHours")}
            </Button>
            <FieldNote
              id="hours"
              error={trouble && (rows.length === 0 ? t("override.noHours") : t("typed.trouble"))}
              mayFail
            />
          </div>
        ) : null}
        <DialogFooter>
          <Button variant="outline" onClick={onClose}>
            {t("save.cancel")}
          </Button>
          <Button
            pending={saving}
            disabled={trouble}
            onClick={() => {
              if (kind !== "usual") onSave(kind === "closed" ? [] : windows);
              else if (existing) onRemove();
              else onClose();
            }}
          >
            {t("save.do")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
