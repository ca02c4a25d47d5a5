"use client";

import { ChevronDown, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#ui/button.tsx";
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "#ui/dropdown-menu.tsx";
import { cn } from "#lib/cn.ts";
import { colorDot, inColor } from "./event-style.ts";
import type { CalendarProfessional } from "./types.ts";

type Props = {
  people: readonly CalendarProfessional[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
};

/** Whose calendar: everyone, one, or some. Ticking keeps the list open; the name alone chooses just that one. */
export function PeopleFilter({ people, chosen, onChange }: Props) {
  const t = useTranslations("calendar");
  if (people.length < 2) return null;
  const known = people.filter(({ id }) => chosen.includes(id));
  const label =
    known.length === 0
      ? t("everyone")
      : known.length === 1
        ? `${known[0]?.firstName} ${known[0]?.lastName}`
        : t("someOf", { count: known.length });
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button
          variant="outline"
          size="sm"
          aria-label={t("whose", { who: label })}
          className={cn("max-w-52 max-sm:px-2.5", known.length > 0 && "max-sm:border-primary")}
        >
          <Users aria-hidden />
          <span className="truncate max-sm:sr-only">{label}</span>
          <ChevronDown aria-hidden className="opacity-60" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="max-h-[70vh] w-64 overflow-y-auto">
        <DropdownMenuItem onSelect={() => onChange([])}>{t("everyone")}</DropdownMenuItem>
        <DropdownMenuSeparator />
        {people.map(({ id, firstName, lastName, color, title }) => (
          <DropdownMenuCheckboxItem
            key={id}
            checked={chosen.includes(id)}
            onSelect={(event) => event.preventDefault()}
            onCheckedChange={(on) =>
              onChange(
                on ? [...known.map((one) => one.id), id] : known.map((one) => one.id).filter((one) => one !== id),
              )
            }
          >
            <span aria-hidden style={inColor(color)} className={cn("size-2.5 shrink-0 rounded-full", colorDot)} />
            <span className="min-w-0">
              <span className="block truncate">
                {firstName} {lastName}
              </span>
              {title ? <span className="block truncate text-xs text-muted-foreground">{title}</span> : null}
            </span>
          </DropdownMenuCheckboxItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
