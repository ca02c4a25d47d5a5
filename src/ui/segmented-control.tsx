"use client";

import { RadioGroup as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "#lib/cn.ts";

export type Segment<V extends string> = { value: V; label: ReactNode; disabled?: boolean };

type Props<V extends string> = {
  /** Names the choice for screen readers: "View". */
  label: string;
  value: V;
  onValueChange: (value: V) => void;
  segments: readonly Segment<V>[];
  className?: string;
};

/** One of a few, all visible: day | week. */
export function SegmentedControl<V extends string>({ label, value, onValueChange, segments, className }: Props<V>) {
  return (
    <Primitive.Root
      aria-label={label}
      orientation="horizontal"
      value={value}
      onValueChange={(next) => {
        const segment = segments.find((candidate) => candidate.value === next);
        if (segment) onValueChange(segment.value);
      }}
      className={cn("inline-flex rounded-lg border border-border bg-muted p-0.5", className)}
    >
      {segments.map((segment) => (
        <Primitive.Item
          key={segment.value}
          value={segment.value}
          disabled={segment.disabled}
          className={cn(
            "inline-flex h-8 flex-1 items-center justify-center gap-1.5 whitespace-nowrap rounded-md px-3 text-sm font-medium text-muted-foreground max-sm:px-2 coarse:h-11",
            "transition-colors hover:text-foreground data-[state=checked]:bg-card dark:data-[state=checked]:bg-border-strong data-[state=checked]:text-foreground data-[state=checked]:shadow-sm disabled:opacity-50",
          )}
        >
          {segment.label}
        </Primitive.Item>
      ))}
    </Primitive.Root>
  );
}
