"use client";

import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "#lib/cn.ts";
import { Input } from "#ui/input.tsx";

type Props = { value: string; found: number | null; onChange: (text: string) => void };

/** Finds within what is shown: the others step back. Escape gives them back. */
export function CalendarSearch({ value, found, onChange }: Props) {
  const t = useTranslations("calendar.search");
  return (
    // A glass where there is no room for a field: it opens over its neighbours, and nothing moves.
    <div className="relative hidden h-9 w-9 min-[1500px]:w-44 md:block">
      <div
        className={cn(
          "absolute top-0 right-0 z-20 rounded-md bg-background transition-[width] focus-within:w-44 min-[1500px]:w-44",
          value ? "w-44" : "w-9",
          !value &&
            "max-[1499px]:[&:not(:focus-within)_input]:cursor-pointer max-[1499px]:[&:not(:focus-within)_input]:border-transparent max-[1499px]:[&:not(:focus-within)_input]:bg-transparent max-[1499px]:[&:not(:focus-within)_input]:text-transparent max-[1499px]:[&:not(:focus-within)_input]:shadow-none max-[1499px]:[&:not(:focus-within)_input]:placeholder:text-transparent",
        )}
      >
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground"
        />
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
          className={cn("!h-9 min-h-0 pl-8 text-sm", found !== null && "pr-14")}
        />
        {found === null ? null : (
          <span className="absolute top-1/2 right-1.5 flex -translate-y-1/2 items-center gap-1 text-xs tabular-nums text-muted-foreground">
            <span role="status" aria-label={t("found", { count: found })}>
              {found}
            </span>
            <button
              type="button"
              aria-label={t("clear")}
              className="rounded p-1 hover:bg-accent"
              onClick={() => onChange("")}
            >
              <X aria-hidden className="size-3.5" />
            </button>
          </span>
        )}
      </div>
    </div>
  );
}
