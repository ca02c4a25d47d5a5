"use client";

import { Repeat } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { formatDayTime } from "#lib/time.ts";
import { Button } from "#ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle, DialogTrigger } from "#ui/dialog.tsx";
import { SeriesPlanner, type SeriesStart } from "./series-planner.tsx";

type Props = {
  /** Null while it is not known yet who, with whom and when: `missing` says what. */
  from: SeriesStart | null;
  missing: "chooseClient" | "chooseTime";
  canWaiveCredits: boolean;
  isTheirOwn: boolean;
  onBooked: (count: number, ids: readonly string[]) => void;
};

/** Staff's "Repeat…": from what the form of a new appointment already knows. */
export function RepeatDialog({ from, missing, canWaiveCredits, isTheirOwn, onBooked }: Props) {
  const t = useTranslations("moving.series");
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open && from !== null} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="ghost" disabled={from === null} title={from ? undefined : t(missing)}>
          <Repeat aria-hidden />
          {t("open")}
        </Button>
      </DialogTrigger>
      <DialogContent className="sm:max-w-xl">
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
          <DialogDescription>
            {from
              ? t(from.professionalName === null ? "firstAny" : "first", {
                  when: formatDayTime(from.start, from.timeZone, locale),
                  name: from.professionalName ?? "",
                })
              : null}{" "}
            {t("lead")}
          </DialogDescription>
        </DialogHeader>
        {from ? (
          <SeriesPlanner
            key={`${from.start}${from.professionalId}${from.serviceId}`}
            from={from}
            canWaiveCredits={canWaiveCredits}
            isTheirOwn={isTheirOwn}
            onBooked={(count, ids) => {
              setOpen(false);
              onBooked(count, ids);
            }}
          />
        ) : null}
      </DialogContent>
    </Dialog>
  );
}
