"use client";

import { useState, type ComponentProps } from "react";
import { Input } from "#ui/input.tsx";
import { clock, readClock } from "./week-draft.ts";

type Props = Omit<ComponentProps<typeof Input>, "value" | "onChange" | "onBlur"> & {
  value: number;
  onChange: (minutes: number) => void;
};

/** A time as it is typed ("9", "930", "24"), put in order when it is left. The platform's own has no 24:00. */
export function TimeInput({ value, onChange, className, ...props }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? value : readClock(typed);
  return (
    <Input
      {...props}
      inputMode="numeric"
      autoComplete="off"
      maxLength={8}
      value={typed ?? clock(value)}
      aria-invalid={read === null || props["aria-invalid"] ? true : undefined}
      className={`w-[4.25rem] px-2 text-center tabular-nums ${className ?? ""}`}
      onFocus={(event) => event.target.select()}
      onChange={(event) => {
        setTyped(event.target.value);
        const minutes = readClock(event.target.value);
        // "1" on the way to "14:00" must not move anything yet.
        if (minutes !== null && /^\d{1,2}:\d{2}$/.test(event.target.value)) onChange(minutes);
      }}
      onBlur={() => {
        if (read !== null && typed !== null) onChange(read);
        setTyped(null);
      }}
    />
  );
}
