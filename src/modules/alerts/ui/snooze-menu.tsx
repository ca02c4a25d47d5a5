"use client";

import { AlarmClockOff } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from "#ui/dropdown-menu.tsx";

const SPANS = [
  ["hour", 60],
  ["fourHours", 240],
  ["day", 1440],
  ["week", 10_080],
] as const;

type Props = {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  onSnooze: (minutes: number) => void;
  children: ReactNode;
};

/** For how long it is put off. */
export function SnoozeMenu({ onSnooze, children, ...state }: Props) {
  const t = useTranslations("alerts.snooze");
  return (
    <DropdownMenu {...state}>
      <DropdownMenuTrigger asChild>{children}</DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuLabel>{t("title")}</DropdownMenuLabel>
        {SPANS.map(([name, minutes]) => (
          <DropdownMenuItem key={name} onSelect={() => onSnooze(minutes)}>
            <AlarmClockOff />
            {t(name)}
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
