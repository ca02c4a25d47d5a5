"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#lib/trpc.tsx";
import { formatDate, formatTime } from "#lib/time.ts";
import { personName } from "#modules/appointments/ui/appointment-words.ts";
import { Button } from "#ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#ui/dialog.tsx";
import { Field } from "#ui/field.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { Notice } from "#ui/notice.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { fits } from "../../domain/fits.ts";
import type { Line, LineEntry } from "../../queries/waitlist-lines.ts";
import { draftOf } from "../wishes.ts";
import { useAnswered } from "./use-answered.ts";

const DAYS = 28;

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  entry: LineEntry;
  line: Line;
  timeZone: string;
  today: string;
};

/** A free time for somebody in line, whatever the line says. What would suit them is marked. */
export function OfferDialog({ open, onOpenChange, ...props }: Props) {
  const t = useTranslations("waitlist.staff");
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("offerTitle", { client: personName(props.entry.client) })}</DialogTitle>
          <DialogDescription>{t("offerText")}</DialogDescription>
        </DialogHeader>
        <OfferForm {...props} onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

type Slot = { start: number; professionalId: string };

function OfferForm({
  entry,
  line,
  timeZone,
  today,
  onDone,
}: Omit<Props, "open" | "onOpenChange"> & { onDone: () => void }) {
  const t = useTranslations("waitlist.staff");
  const locale = useLocale();
  const words = useRefusalWords();
  const only = entry.wishes.professionals?.length === 1 ? entry.wishes.professionals[0]?.id : undefined;
  const slots = api.calendar.slots.useQuery({
    serviceId: line.id,
    professionalId: only ?? "any",
    from: today,
    days: DAYS,
  });
  const offer = api.waitlist.offerTo.useMutation(
    useAnswered(t("offered", { client: personName(entry.client) }), onDone),
  );
  const [date, setDate] = useState<string | null>(null);
  const [slot, setSlot] = useState<Slot | null>(null);
  if (slots.error) return <Notice tone="error">{words(slots.error)}</Notice>;
  if (!slots.data) return <Skeleton className="h-32 w-full" aria-label={t("loadingTimes")} />;
  const days = slots.data.ok ? slots.data.days.filter((day) => day.slots.length > 0) : [];
  if (days.length === 0) return <p className="text-sm text-muted-foreground">{t("noTimes")}</p>;
  const suits = ({ start, professionalId }: Slot) =>
    fits(draftOf(entry.wishes), { professionalId, start, zone: timeZone });
  const shown = days.find((day) => day.date === date) ?? days.find((day) => day.slots.some(suits)) ?? days[0];
  return (
    <>
      <Field label={t("day")}>
        <NativeSelect
          value={shown?.date}
          onChange={(event) => {
            setDate(event.target.value);
            setSlot(null);
          }}
        >
          {days.map((day) => (
            <option key={day.date} value={day.date}>
              {formatDate(day.date, locale)}
              {day.slots.some(suits) ? ` · ${t("suits")}` : ""}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <fieldset className="grid gap-2">
        <legend className="mb-2 text-sm font-medium">{t("time")}</legend>
        <div className="flex max-h-44 flex-wrap gap-1.5 overflow-y-auto p-0.5">
          {shown?.slots.map((one) => (
            <button
              key={one.start}
              type="button"
              aria-pressed={slot?.start === one.start}
              onClick={() => setSlot(one)}
              className="inline-flex h-9 items-center gap-1.5 rounded-md border border-border-strong bg-card px-2.5 text-sm tabular-nums hover:border-input aria-pressed:border-primary aria-pressed:bg-primary aria-pressed:text-primary-foreground coarse:h-11 coarse:px-3.5"
            >
              {formatTime(one.start, timeZone, locale)}
              {suits(one) ? (
                <>
                  <span aria-hidden className="size-1.5 rounded-full bg-current opacity-70" />
                  <span className="sr-only">{t("suits")}</span>
                </>
              ) : null}
            </button>
          ))}
        </div>
        <p className="flex items-center gap-1.5 text-xs text-muted-foreground">
          <span aria-hidden className="size-1.5 rounded-full bg-current opacity-70" />
          {t("suits")}
        </p>
      </fieldset>
      <DialogFooter>
        <Button
          pending={offer.isPending}
          disabled={!slot}
          onClick={() =>
            slot && offer.mutate({ entryId: entry.id, professionalId: slot.professionalId, start: slot.start })
          }
        >
          {t("offerSubmit")}
        </Button>
      </DialogFooter>
    </>
  );
}
