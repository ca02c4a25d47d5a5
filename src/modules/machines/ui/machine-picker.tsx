"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { Check, ChevronsUpDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDeferredValue, useId, useState } from "react";
import { cn } from "#lib/cn.ts";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from "#ui/command.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "#ui/popover.tsx";

type Props = {
  label: string;
  /** What stands for no machine in particular. */
  all: string;
  value: string;
  onChange: (machineId: string) => void;
  className?: string;
};

/** One machine of hundreds, found by typing. */
export function MachinePicker({ label, all, value, onChange, className }: Props) {
  const t = useTranslations("machines.picker");
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed).slice(0, 80);
  const { data = [] } = api.machines.find.useQuery(
    { q, ...(value && { chosen: value }) },
    { placeholderData: keepPreviousData, enabled: open || value !== "" },
  );
  const list = useId();
  const chosen = data.find(({ id }) => id === value);
  const choose = (id: string) => {
    onChange(id);
    setOpen(false);
    setTyped("");
  };
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button
          variant="outline"
          role="combobox"
          aria-expanded={open}
          aria-controls={list}
          aria-label={`${label}: ${chosen?.name ?? all}`}
          className={cn("justify-between font-normal", className)}
        >
          <span className="truncate">{value ? (chosen?.name ?? "…") : all}</span>
          <ChevronsUpDown aria-hidden className="text-muted-foreground" />
        </Button>
      </PopoverTrigger>
      <PopoverContent id={list} align="start" className="p-0">
        <Command label={label} shouldFilter={false}>
          <CommandInput value={typed} onValueChange={setTyped} placeholder={t("hint")} maxLength={80} />
          <CommandList>
            <CommandEmpty>{t("none")}</CommandEmpty>
            {q === "" ? (
              <CommandItem value="all" onSelect={() => choose("")}>
                {all} {value === "" ? <Check aria-hidden className="ml-auto" /> : null}
              </CommandItem>
            ) : null}
            {data.map(({ id, name, location, site }) => (
              <CommandItem key={id} value={id} onSelect={() => choose(id)}>
                <span className="grid min-w-0">
                  <span className="truncate">{name}</span>
                  <span className="truncate text-xs text-muted-foreground">{site ?? location}</span>
                </span>
                {id === value ? <Check aria-hidden className="ml-auto" /> : null}
              </CommandItem>
            ))}
          </CommandList>
        </Command>
      </PopoverContent>
    </Popover>
  );
}
