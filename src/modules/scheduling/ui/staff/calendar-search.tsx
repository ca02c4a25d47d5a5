"use client";

import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Input } from "#ui/input.tsx";

type Props = { value: string; found: number | null; onChange: (text: string) => void };

/** Finds within what is shown: the others step back. Escape gives them back. */
export function CalendarSearch({ value, found, onChange }: Props) {
  const t = useTranslations("calendar.search");
  return (
    <div className="relative hidden w-44 md:block">
      <Search aria-hidden className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground" />
      <Input
        data-calendar-search
        type="text"
        role="searchbox"
        aria-label={t("label")}
        placeholder={t("placeholder")}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          onChange("");
          event.currentTarget.blur();
        }}
        className="h-9 pr-14 pl-8 text-sm"
      />
      {found === null ? null : (
        <span className="absolute top-1/2 right-1.5 flex -translate-y-1/2 items-center gap-1 text-xs tabular-nums text-muted-foreground">
          <span role="status" aria-label={t("found", { count: found })}>
            {found}
          </span>
          <button type="button" aria-label={t("clear")} className="rounded p-1 hover:bg-accent" onClick={() => onChange("")}>
            <X aria-hidden className="size-3.5" />
          </button>
        </span>
      )}
    </div>
  );
}
