"use client";

import { Palette } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "#lib/cn.ts";
import { Button } from "#ui/button.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "#ui/dropdown-menu.tsx";
import type { LegendLine } from "./calendar-legend.ts";
import { colorDot, inColor } from "./event-style.ts";
import type { ColorBy } from "./use-calendar-view.ts";

const CHOICES = ["type", "state", "person"] as const;

type Props = { value: ColorBy; legend: readonly LegendLine[]; onChange: (color: ColorBy) => void };

/** What colour tells, and which is which of those on the screen. */
export function CalendarColor({ value, legend, onChange }: Props) {
  const t = useTranslations("calendar.color");
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={t("chosen", { what: t(value) })}
          title={t("chosen", { what: t(value) })}
          className="max-md:hidden"
        >
          <Palette className={value === "type" ? undefined : "text-primary-text"} />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="max-w-72">
        <DropdownMenuLabel>{t("label")}</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={value} onValueChange={(chosen) => onChange(chosen as ColorBy)}>
          {CHOICES.map((choice) => (
            <DropdownMenuRadioItem key={choice} value={choice}>
              {t(choice)}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        {legend.length > 0 ? (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuLabel>{t("legend")}</DropdownMenuLabel>
            {/* No list: a menu may hold none. */}
            <div className="grid max-h-72 gap-1.5 overflow-y-auto px-2.5 pb-2 text-[0.8125rem]">
              {legend.map((line) => (
                <div key={line.key} className="flex items-center gap-2">
                  <Line color={line.color} name={line.name} />
                </div>
              ))}
            </div>
          </>
        ) : null}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

/** The same where there is room for it to stay. */
export function Legend({ title, lines }: { title: string; lines: readonly LegendLine[] }) {
  const t = useTranslations("calendar.color");
  if (lines.length === 0) return null;
  return (
    <section aria-label={t("legend")} className="mt-4 grid gap-2 px-2">
      <h2 className="font-sans text-xs font-medium tracking-normal text-muted-foreground">{title}</h2>
      <ul className="grid gap-1.5 text-[0.8125rem]">
        {lines.map((line) => (
          <li key={line.key} className="flex items-center gap-2">
            <Line color={line.color} name={line.name} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const Line = ({ color, name }: Omit<LegendLine, "key">) => (
  <>
    <span aria-hidden style={inColor(color)} className={cn("size-2.5 shrink-0 rounded-full", colorDot)} />
    <span className="min-w-0 truncate">{name}</span>
  </>
);
