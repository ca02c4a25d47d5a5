"use client";

import { type ReactNode, useState } from "react";
import { Field } from "./field.tsx";
import { Input } from "./input.tsx";
import { NativeSelect } from "./native-select.tsx";

type Common = { label: ReactNode; hint?: ReactNode; error?: ReactNode; aside?: ReactNode };

/** A whole number and what it counts. `NaN` stands for nothing typed, which the schema refuses by name. */
export function NumberField({
  value,
  onChange,
  unit,
  ...field
}: Common & { value: number; onChange: (value: number) => void; unit: string }) {
  return (
    <Field {...field}>
      {(control) => (
        <div className="flex items-center gap-2">
          <Input
            {...control}
            type="number"
            inputMode="numeric"
            min={0}
            className="w-24 tabular-nums"
            value={Number.isNaN(value) ? "" : value}
            onChange={(event) => onChange(event.target.value === "" ? Number.NaN : Number(event.target.value))}
          />
          <span className="text-sm text-muted-foreground">{unit}</span>
        </div>
      )}
    </Field>
  );
}

const UNITS = { minutes: 1, hours: 60, days: 1440 } as const;
type Unit = keyof typeof UNITS;

const unitOf = (minutes: number): Unit =>
  minutes > 0 && minutes % 1440 === 0 ? "days" : minutes > 0 && minutes % 60 === 0 ? "hours" : "minutes";

/** Minutes, written in whatever unit is rounder. */
export function SpanField(
  props: Common & {
    value: number;
    onChange: (minutes: number) => void;
    units: Record<Unit, string>;
    unitLabel: string;
  },
) {
  const { value, onChange, units, unitLabel, ...field } = props;
  const [unit, setUnit] = useState<Unit>(() => unitOf(value));
  return (
    <Field {...field}>
      {(control) => (
        <div className="flex items-center gap-2">
          <Input
            {...control}
            type="number"
            inputMode="numeric"
            min={0}
            className="w-24 tabular-nums"
            value={Number.isNaN(value) ? "" : value / UNITS[unit]}
            onChange={(event) =>
              onChange(event.target.value === "" ? Number.NaN : Math.round(Number(event.target.value) * UNITS[unit]))
            }
          />
          <NativeSelect
            aria-label={unitLabel}
            className="w-32"
            value={unit}
            onChange={(event) => {
              const next = event.target.value as Unit;
              onChange((value / UNITS[unit]) * UNITS[next]);
              setUnit(next);
            }}
          >
            {(Object.keys(UNITS) as Unit[]).map((each) => (
              <option key={each} value={each}>
                {units[each]}
              </option>
            ))}
          </NativeSelect>
        </div>
      )}
    </Field>
  );
}
