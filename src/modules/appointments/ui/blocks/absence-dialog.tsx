"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { addDays } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Checkbox } from "#ui/checkbox.tsx";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#ui/dialog.tsx";
import { Field } from "#ui/field.tsx";
import { Input } from "#ui/input.tsx";
import { Notice } from "#ui/notice.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import type { BlockWithImpact } from "../../block-schemas.ts";
import { changesOf, undecidedOf } from "./absence-decisions.ts";
import { AbsenceImpact, type Decided } from "./absence-impact.tsx";
import { TimeInput } from "#modules/availability/ui/time-input.tsx";
import { clock, DAY_MINUTES } from "#modules/availability/ui/week-draft.ts";

type Props = {
  professionalId: string;
  /** Where several could be meant. */
  name?: string;
  today: string;
  saving: boolean;
  /** What is already known of it: a stretch of one day, in minutes of the wall. */
  initial?: { date: string; from: number; to: number } | undefined;
  /** The appointment about which the last attempt was refused, and why. */
  refused?: { id: string | null; words: string } | null;
  onClose: () => void;
  onSave: (absence: BlockWithImpact) => void;
};

/** When someone is away, and what lies beneath. */
export function AbsenceDialog({ professionalId, name, today, saving, initial, refused, onClose, onSave }: Props) {
  const t = useTranslations("availability");
  const [wholeDays, setWholeDays] = useState(!initial);
  const [first, setFirst] = useState(initial?.date ?? today);
  const [last, setLast] = useState(initial?.date ?? today);
  const [start, setStart] = useState(initial?.from ?? 540);
  const [end, setEnd] = useState(initial?.to ?? 1080);
  const [reason, setReason] = useState("");
  const [decided, setDecided] = useState<Decided>({ choices: new Map(), message: t("impact.messageDefault") });

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
  const impact = api.blocks.impact.useQuery(absence, { enabled: !backwards, placeholderData: keepPreviousData });
  const beneath = !backwards && impact.data?.ok ? impact.data.appointments : [];
  const tooMany = impact.data && !impact.data.ok && impact.data.reason === "TOO_MANY_BENEATH";
  const words = useRefusalWords();
  const changes = changesOf(beneath, decided.choices);
  const cancels = changes.some((choice) => choice.do === "cancel");
  const undecided = undecidedOf(beneath, decided.choices).length;
  // Before it is known whom it touches, nobody can have decided about them.
  const ready = !backwards && impact.isSuccess && !impact.isPlaceholderData && undecided === 0;

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent className={beneath.length > 0 ? "max-h-[92dvh] overflow-y-auto md:max-w-2xl" : undefined}>
        <DialogHeader>
          <DialogTitle>{name ? t("absence.addOf", { name }) : t("absence.add")}</DialogTitle>
          <DialogDescription>{t("absence.ask")}</DialogDescription>
        </DialogHeader>
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (!ready || (cancels && !decided.message.trim())) return;
            onSave({
              ...absence,
              reason: reason.trim() || null,
              choices: changes,
              ...(changes.length > 0 && { message: decided.message.trim() }),
            });
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
          {impact.error && !backwards ? <Notice tone="error">{words(impact.error)}</Notice> : null}
          {tooMany ? <Notice tone="warning">{words("TOO_MANY_BENEATH")}</Notice> : null}
          {impact.data?.ok && beneath.length > 0 ? (
            <AbsenceImpact
              appointments={beneath}
              timeZone={impact.data.timeZone}
              professionalId={professionalId}
              decided={decided}
              refusedId={refused?.id ?? null}
              onDecide={setDecided}
            />
          ) : null}
          {refused ? (
            <Notice tone="error" title={refused.words}>
              {t("impact.nothingDone")}
            </Notice>
          ) : null}
          <DialogFooter className="sticky -bottom-6 z-10 -mx-6 -mb-6 border-t border-border bg-popover px-6 py-4 sm:items-center">
            {undecided > 0 ? (
              <p role="status" className="text-sm text-muted-foreground sm:mr-auto">
                {t("impact.undecided", { count: undecided })}
              </p>
            ) : null}
            <Button variant="outline" onClick={onClose}>
              {t("save.cancel")}
            </Button>
            <Button type="submit" pending={saving} disabled={!ready}>
              {changes.length > 0 ? t("impact.do", { count: changes.length }) : t("absence.do")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
