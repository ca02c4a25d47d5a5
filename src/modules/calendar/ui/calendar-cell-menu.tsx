"use client";

import { CalendarOff, CalendarPlus, ShieldQuestion } from "lucide-react";
import { useTranslations } from "next-intl";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "#ui/dropdown-menu.tsx";
import { clock } from "../domain/calendar-layout.ts";
import type { Asked } from "./why-not-popover.tsx";

type Props = {
  at: Asked;
  onClose: () => void;
  onCreate?: (() => void) | undefined;
  onWhy: () => void;
  onBlock?: (() => void) | undefined;
};

/** What can be done with an empty cell. */
export function CellMenu({ at, onClose, onCreate, onWhy, onBlock }: Props) {
  const t = useTranslations("calendar.cell");
  return (
    <DropdownMenu open modal={false} onOpenChange={(open) => !open && onClose()}>
      <DropdownMenuTrigger asChild>
        <span aria-hidden className="pointer-events-none fixed size-0" style={{ left: at.x, top: at.y }} />
      </DropdownMenuTrigger>
      <DropdownMenuContent
        align="start"
        side="right"
        onCloseAutoFocus={(event) => event.preventDefault()}
        aria-label={t("title", { time: clock(at.minute) })}
      >
        {onCreate ? (
          <DropdownMenuItem onSelect={onCreate}>
            <CalendarPlus aria-hidden /> {t("create", { time: clock(at.minute) })}
          </DropdownMenuItem>
        ) : null}
        <DropdownMenuItem onSelect={onWhy}>
          <ShieldQuestion aria-hidden /> {t("why")}
        </DropdownMenuItem>
        {onBlock ? (
          <DropdownMenuItem onSelect={onBlock}>
            <CalendarOff aria-hidden /> {t("block")}
          </DropdownMenuItem>
        ) : null}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
