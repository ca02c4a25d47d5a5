"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { addDays, formatDayTime, formatTime } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Checkbox } from "#ui/checkbox.tsx";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#ui/dialog.tsx";
import { Field } from "#ui/field.tsx";
import { Input } from "#ui/input.tsx";
import { Notice } from "#ui/notice.tsx";
import type { AddBlock } from "../../availability-schemas.ts";
import { TimeInput } from "./time-input.tsx";
import { clock, DAY_MINUTES } from "./week-draft.ts";

type Props = {
  professionalId: string;
  today: string;
  saving: boolean;
  onClose: () => void;
  onSave: (absence: AddBlock) => void;
};

/** When someone is away, and what lies beneath. */
export function AbsenceDialog({ professionalId, today, saving, onClose, onSave }: Props) {
  const t = useTranslations("availability");
  const locale = useLocale();
  const tomorrow = addDays(today, 1);
  const [wholeDays, setWholeDays] = useState(true);
  const [first, setFirst] = useState(tomorrow);
  const [last, setLast] = useState(tomorrow);
  const [start, setStart] = useState(540);
  const [end, setEnd] = useState(1080);
  const [reason, setReason] = useState("");

  // A day's end is the next day's beginning: "24:00" is no time of a wall clock.
  const until =
    wholeDays || end === DAY_MINUTES
      ? { date: last ? addDays(last, 1) : "", time: "00:00" }
      : { date: last, time: clock(end) };
  const absence = {
    professionalId,
    from: { date: first, time: wholeDays ? "00:00" : clock(Math.min(start, DAY_MINUTES - 1)) },
    until,
  };
  const backwards = !first || !last || `${absence.from.date}${absence.from.time}` >= `${until.date}${until.time}`;
  const beneath = api.availability.beneath.useQuery(absence, { enabled: !backwards });
  const found = !backwards && beneath.data?.ok ? beneath.data : undefined;

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("absence.add")}</DialogTitle>
          <DialogDescription>{t("absence.ask")}</DialogDescription>
        </DialogHeader>
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (!backwards) onSave({ ...absence, reason: reason.trim() || null });
          }}
        >
          <label className="flex cursor-pointer items-center gap-2.5 text-sm">
            <Checkbox checked={wholeDays} onCheckedChange={(on) => setWholeDays(on === true)} />
            {t("absence.wholeDays")}
          </label>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t("absence.first")}>
              {(control) => (
                <div className="flex gap-2">
                  <Input
                    {...control}
                    type="date"
                    min={today}
                    value={first}
                    onChange={(event) => {
                      setFirst(event.target.value);
                      if (last < event.target.value) setLast(event.target.value);
                    }}
                  />
                  {wholeDays ? null : (
                    <TimeInput aria-label={t("absence.startTime")} value={start} onChange={setStart} />
                  )}
                </div>
              )}
            </Field>
            <Field label={t("absence.last")} error={backwards ? t("absence.backwards") : undefined}>
              {(control) => (
                <div className="flex gap-2">
                  <Input
                    {...control}
                    type="date"
                    min={first}
                    value={last}
                    onChange={(event) => setLast(event.target.value)}
                  />
                  {wholeDays ? null : <TimeInput aria-label={t("absence.endTime")} value={end} onChange={setEnd} />}
                </div>
              )}
            </Field>
          </div>
          <Field label={t("absence.reason")} aside={t("optional")} hint={t("absence.reasonHint")}>
            <Input value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
          </Field>
          {found && found.count > 0 ? (
            <Notice tone="warning" title={t("absence.beneath", { count: found.count })}>
              <ul className="mt-1 grid gap-0.5 text-[0.8125rem] tabular-nums">
                {found.first.map((each) => (
                  <li key={each.id}>
                    {formatDayTime(each.start, found.timeZone, locale)} – {formatTime(each.end, found.timeZone, locale)}{" "}
                    · {each.service?.[locale === "en" ? "en" : "es-AR"] ?? ""}
                  </li>
                ))}
                {found.count > found.first.length ? (
                  <li>{t("absence.more", { count: found.count - found.first.length })}</li>
                ) : null}
              </ul>
              <p className="mt-2">{t("absence.beneathHint")}</p>
            </Notice>
          ) : null}
          <DialogFooter>
            <Button variant="outline" onClick={onClose}>
              {t("save.cancel")}
            </Button>
            <Button type="submit" pending={saving} disabled={backwards}>
              {t("absence.do")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
