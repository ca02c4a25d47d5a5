"use client";

import { Minus, Plus } from "lucide-react";
import { Button } from "#ui/button.tsx";
import { big } from "./big.ts";

type Props = {
  label: string;
  less: string;
  more: string;
  /** Undefined: nothing entered. */
  value: number | undefined;
  /** From where the first tap begins, if nothing is entered. */
  start: number;
  onChange: (value: number | undefined) => void;
};

const MOST = 10_000;

/** A number by thumb: one less, one more, or typed. */
export function Stepper({ label, less, more, value, start, onChange }: Props) {
  return (
    <div role="group" aria-label={label} className="flex items-center gap-1.5">
      <Button
        variant="outline"
        className={big.square}
        aria-label={less}
        disabled={value === 0}
        onClick={() => onChange(Math.max(0, value === undefined ? start : value - 1))}
      >
        <Minus aria-hidden />
      </Button>
      <input
        aria-label={label}
        inputMode="numeric"
        pattern="[0-9]*"
        autoComplete="off"
        maxLength={5}
        placeholder="–"
        value={value ?? ""}
        onFocus={(event) => event.currentTarget.select()}
        onChange={({ currentTarget }) => {
          const digits = currentTarget.value.replace(/\D/g, "");
          onChange(digits === "" ? undefined : Math.min(MOST, Number(digits)));
        }}
        className="tabular h-14 w-14 rounded-2xl border border-input bg-card text-center text-xl font-semibold"
      />
      <Button
        variant="outline"
        className={big.square}
        aria-label={more}
        onClick={() => onChange(Math.min(MOST, value === undefined ? start : value + 1))}
      >
        <Plus aria-hidden />
      </Button>
    </div>
  );
}
