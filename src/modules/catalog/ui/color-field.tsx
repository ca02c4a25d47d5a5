"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { RadioGroup } from "radix-ui";
import { readableOn } from "#lib/color.ts";
import { cn } from "#lib/cn.ts";

/** Tones that stand apart on the calendar, in both themes. */
const PALETTE = [
  "#b4532a",
  "#a16207",
  "#3f7d3a",
  "#0f766e",
  "#12605c",
  "#1d4ed8",
  "#7c3aed",
  "#be185d",
  "#9a3412",
  "#475569",
];

type Props = { label: string; value: string; onChange: (color: string) => void };

export function ColorField({ label, value, onChange }: Props) {
  const t = useTranslations("catalog");
  const own = !PALETTE.includes(value);
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 text-sm font-medium">{label}</legend>
      <div className="flex flex-wrap items-center gap-2">
        <RadioGroup.Root aria-label={label} value={value} onValueChange={onChange} className="flex flex-wrap gap-2">
          {PALETTE.map((color) => (
            <RadioGroup.Item
              key={color}
              value={color}
              aria-label={color}
              style={{ backgroundColor: color, color: readableOn(color) }}
              className="grid size-8 place-content-center rounded-full shadow-xs ring-offset-2 ring-offset-popover data-[state=checked]:ring-2 data-[state=checked]:ring-foreground coarse:size-10"
            >
              <RadioGroup.Indicator>
                <Check aria-hidden strokeWidth={3} className="size-4" />
              </RadioGroup.Indicator>
            </RadioGroup.Item>
          ))}
        </RadioGroup.Root>
        <label
          className={cn(
            "relative grid h-8 cursor-pointer place-content-center rounded-full border border-border-strong px-3 text-[0.8125rem] coarse:h-10",
            own && "ring-2 ring-foreground ring-offset-2 ring-offset-popover",
          )}
        >
          <span className="flex items-center gap-2">
            {own ? <span aria-hidden style={{ backgroundColor: value }} className="size-4 rounded-full" /> : null}
            {t("color.other")}
          </span>
          <input
            type="color"
            value={value}
            onChange={(event) => onChange(event.target.value)}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
        </label>
      </div>
    </fieldset>
  );
}
