"use client";

import { Check } from "lucide-react";
import { RadioGroup as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "#lib/cn.ts";

export type RadioCardProps = Omit<ComponentProps<typeof Primitive.Item>, "title"> & {
  title: ReactNode;
  description?: ReactNode;
  /** An avatar or an icon before the words. */
  leading?: ReactNode;
  /** A price, a duration: at the far end. */
  trailing?: ReactNode;
};

/** A choice as large as its meaning; use inside `RadioGroup`. */
export function RadioCard({ title, description, leading, trailing, className, ...props }: RadioCardProps) {
  return (
    <Primitive.Item
      data-slot="radio-card"
      className={cn(
        "group flex min-h-14 w-full items-center gap-3 rounded-xl border border-border-strong bg-card p-4 text-left shadow-xs transition-colors",
        "hover:border-input data-[state=checked]:border-primary data-[state=checked]:bg-primary-soft data-[state=checked]:ring-1 data-[state=checked]:ring-primary",
        "disabled:cursor-not-allowed disabled:opacity-50",
        className,
      )}
      {...props}
    >
      {leading}
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span className="font-medium leading-snug">{title}</span>
        {description ? <span className="text-sm leading-snug text-muted-foreground">{description}</span> : null}
      </span>
      {trailing ? <span className="shrink-0 text-sm text-muted-foreground">{trailing}</span> : null}
      <span
        aria-hidden
        className="grid size-5 shrink-0 place-content-center rounded-full border border-input group-data-[state=checked]:border-primary group-data-[state=checked]:bg-primary"
      >
        <Check
          strokeWidth={3}
          className="size-3 text-primary-foreground opacity-0 group-data-[state=checked]:opacity-100"
        />
      </span>
    </Primitive.Item>
  );
}
