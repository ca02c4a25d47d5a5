"use client";

import { useId } from "react";
import { useTranslations } from "next-intl";
import type { Reach } from "../../queries/lock-series.ts";

const REACHES = ["this", "following", "all"] as const satisfies readonly Reach[];

type Props = { value: Reach; onChange: (reach: Reach) => void };

/** Of a series: this one, it and what follows, or all that is still to come. */
export function ReachChoice({ value, onChange }: Props) {
  const t = useTranslations("moving.reach");
  const name = useId();
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 text-sm font-medium">{t("label")}</legend>
      {REACHES.map((reach) => (
        <label
          key={reach}
          className="flex min-h-11 cursor-pointer items-center gap-3 rounded-lg border border-border-strong bg-card px-3 text-sm hover:border-input has-checked:border-primary has-checked:bg-primary-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring"
        >
          <input
            type="radio"
            name={name}
            value={reach}
            checked={reach === value}
            onChange={() => onChange(reach)}
            className="size-4 accent-primary outline-none"
          />
          {t(reach)}
        </label>
      ))}
    </fieldset>
  );
}
