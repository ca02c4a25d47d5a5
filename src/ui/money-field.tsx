"use client";

import { useLocale } from "next-intl";
import { type ReactNode, useState } from "react";
import { currencyDigits } from "#lib/money.ts";
import { Field } from "./field.tsx";
import { Input } from "./input.tsx";

type Props = {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  currency: string;
  value: number;
  onChange: (minor: number) => void;
};

/** "24.000,50" and "24,000.50" alike: the last separator with no more digits than the currency has is the decimal one. */
export function readMoney(typed: string, digits: number): number {
  const text = typed.replaceAll(/[^\d.,]/g, "");
  if (!/\d/.test(text)) return Number.NaN;
  const cut = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
  const tail = text.length - cut - 1;
  const decimal = cut >= 0 && tail > 0 && tail <= digits;
  const whole = (decimal ? text.slice(0, cut) : text).replaceAll(/\D/g, "") || "0";
  return Number(`${whole}${(decimal ? text.slice(cut + 1) : "").padEnd(digits, "0")}`);
}

/** An amount in the currency's own units, kept in minor ones. */
export function MoneyField({ currency, value, onChange, ...field }: Props) {
  const locale = useLocale();
  const digits = currencyDigits(currency);
  const written = (minor: number) =>
    Number.isNaN(minor)
      ? ""
      : new Intl.NumberFormat(locale, {
          minimumFractionDigits: minor % 10 ** digits === 0 ? 0 : digits,
          maximumFractionDigits: digits,
        }).format(minor / 10 ** digits);
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Field {...field}>
      {(control) => (
        <div className="flex items-center gap-2">
          <Input
            {...control}
            inputMode="decimal"
            maxLength={20}
            className="w-36 text-right tabular-nums"
            value={typed ?? written(value)}
            onChange={(event) => {
              setTyped(event.target.value);
              onChange(readMoney(event.target.value, digits));
            }}
            onBlur={() => setTyped(null)}
          />
          <span className="text-sm text-muted-foreground">{currency}</span>
        </div>
      )}
    </Field>
  );
}
