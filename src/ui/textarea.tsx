import type { ComponentProps } from "react";
import { cn } from "#lib/cn.ts";
import { controlClasses } from "./control.ts";

/** Grows with what is written, where the browser can. */
export function Textarea({ className, rows, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      data-slot="textarea"
      rows={rows ?? 3}
      className={cn(controlClasses, "field-sizing-content min-h-20 px-3 py-2.5 leading-relaxed", className)}
      {...props}
    />
  );
}
