"use client";

import { Palette } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#ui/button.tsx";
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuTrigger,
} from "#ui/dropdown-menu.tsx";
import type { ColorBy } from "./use-calendar-view.ts";

const CHOICES = ["type", "state", "person"] as const;

type Props = { value: ColorBy | null; onChange: (color: ColorBy | null) => void };

/** What colour tells. The same again: as the view has it by itself. */
export function CalendarColor({ value, onChange }: Props) {
  const t = useTranslations("calendar.color");
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={value ? t("chosen", { what: t(value) }) : t("label")}
          title={t("label")}
          className="max-md:hidden"
        >
          <Palette className={value ? "text-primary-text" : undefined} />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {CHOICES.map((choice) => (
          <DropdownMenuCheckboxItem
            key={choice}
            checked={value === choice}
            onCheckedChange={(on) => onChange(on ? choice : null)}
          >
            {t(choice)}
          </DropdownMenuCheckboxItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
