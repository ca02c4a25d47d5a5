"use client";

import type { ReactNode } from "react";
import { Checkbox } from "#ui/checkbox.tsx";

type Choice = { id: string; label: ReactNode; color: string };
type Props = {
  legend: string;
  hint?: string;
  empty: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
};

/** Which of these: services of a person, people of a service. */
export function ChoiceList({ legend, hint, empty, choices, chosen, onChange }: Props) {
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      {hint ? <p className="mb-2 text-[0.8125rem] leading-snug text-muted-foreground">{hint}</p> : null}
      {choices.length === 0 ? <p className="text-sm text-muted-foreground">{empty}</p> : null}
      <div className="grid sm:grid-cols-2">
        {choices.map(({ id, label, color }) => (
          <label
            key={id}
            className="flex min-h-10 cursor-pointer items-center gap-2.5 rounded-lg px-2 text-sm hover:bg-accent/60 coarse:min-h-11"
          >
            <Checkbox
              checked={chosen.includes(id)}
              onCheckedChange={(on) => onChange(on === true ? [...chosen, id] : chosen.filter((other) => other !== id))}
            />
            <span aria-hidden style={{ backgroundColor: color }} className="size-2.5 shrink-0 rounded-full" />
            <span className="min-w-0 break-words">{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
