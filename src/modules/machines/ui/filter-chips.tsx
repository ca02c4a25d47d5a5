"use client";

import { cn } from "#lib/cn.ts";

type Choice<V extends string> = { value: V; label: string; count: number };
type Props<V extends string> = {
  label: string;
  value: V;
  onChange: (value: V) => void;
  choices: readonly Choice<V>[];
};

/** One filter of a few, each with how many it would show. */
export function FilterChips<V extends string>({ label, value, onChange, choices }: Props<V>) {
  return (
    <div
      role="group"
      aria-label={label}
      className="-mx-4 flex gap-1.5 overflow-x-auto px-4 py-0.5 [scrollbar-width:none] sm:mx-0 sm:flex-wrap sm:px-0.5"
    >
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          aria-pressed={choice.value === value}
          onClick={() => onChange(choice.value)}
          className={cn(
            "inline-flex h-8 shrink-0 items-center gap-1.5 rounded-full border border-border bg-card px-3 text-[0.8125rem] font-medium text-muted-foreground transition-colors hover:border-input hover:text-foreground coarse:h-11",
            choice.value === value && "border-foreground bg-foreground text-background hover:text-background",
          )}
        >
          {choice.label}
          <span className="tabular-nums">{choice.count}</span>
        </button>
      ))}
    </div>
  );
}
