"use client";

import { Check, ChevronDown } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useId, useMemo, useState } from "react";
import { cn } from "#lib/cn.ts";
import { offsetWords, searchZones, zoneChoices, zoneCity, zoneOffset } from "#lib/zone-choices.ts";
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from "./command.tsx";
import { controlClasses } from "./control.ts";
import type { ControlProps } from "./field.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "./popover.tsx";

/** As many as anybody reads: typing finds every other one. */
const SHOWN = 60;

type Props = ControlProps & { value: string; onChange: (zone: string) => void };

/** A time zone by its city, with its distance from UTC today; found by city, country or that distance. */
export function TimeZonePicker({ value, onChange, ...control }: Props) {
  const t = useTranslations("common.timeZones");
  const locale = useLocale();
  const list = useId();
  const [open, setOpen] = useState(false);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger
        type="button"
        role="combobox"
        aria-expanded={open}
        aria-controls={list}
        className={cn(controlClasses, "flex h-11 items-center gap-2 px-3 text-left md:h-10 coarse:h-11")}
        {...control}
      >
        <span className="truncate">{zoneCity(value, locale)}</span>
        <Offset of={value} />
        <ChevronDown className="ml-auto size-4 shrink-0 text-muted-foreground" aria-hidden />
      </PopoverTrigger>
      <PopoverContent
        id={list}
        align="start"
        className="w-(--radix-popover-trigger-width) min-w-72 p-0"
        aria-label={t("label")}
      >
        {open ? (
          <Choices
            value={value}
            onChoose={(zone) => {
              onChange(zone);
              setOpen(false);
            }}
          />
        ) : null}
      </PopoverContent>
    </Popover>
  );
}

const Offset = ({ of }: { of: string }) => (
  <span className="shrink-0 text-muted-foreground tabular-nums" suppressHydrationWarning>
    {offsetWords(zoneOffset(of, Date.now()))}
  </span>
);

function Choices({ value, onChoose }: { value: string; onChoose: (zone: string) => void }) {
  const t = useTranslations("common.timeZones");
  const locale = useLocale();
  const [search, setSearch] = useState("");
  const all = useMemo(() => zoneChoices(value, locale, Date.now()), [value, locale]);
  const found = searchZones(all, search);
  return (
    <Command label={t("label")} shouldFilter={false} defaultValue={value}>
      <CommandInput placeholder={t("search")} value={search} onValueChange={setSearch} />
      <CommandList className="max-h-72">
        <CommandEmpty>{t("none")}</CommandEmpty>
        {found.slice(0, SHOWN).map(({ zone, city, country, offset }) => (
          <CommandItem key={zone} value={zone} onSelect={() => onChoose(zone)}>
            <span className="min-w-0 flex-1 truncate">
              {city}
              {country && country !== city ? <span className="text-muted-foreground">, {country}</span> : null}
            </span>
            <span className="shrink-0 text-muted-foreground tabular-nums">{offset}</span>
            <Check className={cn(zone === value ? "opacity-100" : "opacity-0")} aria-hidden />
          </CommandItem>
        ))}
      </CommandList>
      {found.length > SHOWN ? (
        <p className="border-t border-border px-4 py-2 text-[0.8125rem] text-muted-foreground">
          {t("more", { count: found.length - SHOWN })}
        </p>
      ) : null}
    </Command>
  );
}
