"use client";

import { CopyPlus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#ui/button.tsx";
import { Checkbox } from "#ui/checkbox.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "#ui/popover.tsx";
import { weekdayName, weekdaysFor } from "./weekdays.ts";

/** One day's hours onto others. */
export function CopyDay({
  weekday,
  disabled,
  onCopy,
}: {
  weekday: number;
  disabled: boolean;
  onCopy: (to: number[]) => void;
}) {
  const t = useTranslations("availability");
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const others = weekdaysFor(locale).filter((other) => other !== weekday);
  const toggle = (day: number, on: boolean) =>
    setChosen(on ? [...chosen, day] : chosen.filter((other) => other !== day));
  const day = weekdayName(weekday, locale, "long");

  return (
    <Popover
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        // Most weeks are alike from Monday to Friday.
        if (next) setChosen(weekday <= 5 ? others.filter((other) => other <= 5) : []);
      }}
    >
      <PopoverTrigger asChild>
        <Button variant="ghost" size="icon-sm" disabled={disabled} aria-label={t("copy.label", { day })}>
          <CopyPlus aria-hidden />
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" className="grid w-60 gap-3">
        <p className="text-sm font-medium">{t("copy.title", { day })}</p>
        <div className="grid gap-1">
          {others.map((other) => (
            <label key={other} className="flex min-h-8 cursor-pointer items-center gap-2.5 text-sm coarse:min-h-11">
              <Checkbox checked={chosen.includes(other)} onCheckedChange={(on) => toggle(other, on === true)} />
              <span className="inline-block first-letter:uppercase">{weekdayName(other, locale, "long")}</span>
            </label>
          ))}
        </div>
        <Button
          size="sm"
          disabled={chosen.length === 0}
          onClick={() => {
            onCopy([...chosen]);
            setOpen(false);
          }}
        >
          {t("copy.do")}
        </Button>
      </PopoverContent>
    </Popover>
  );
}
