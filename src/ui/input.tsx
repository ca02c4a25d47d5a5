import type { ComponentProps } from "react";
import { cn } from "#lib/cn.ts";
import { controlClasses } from "./control.ts";

export function Input({ className, type, ...props }: ComponentProps<"input">) {
  return (
    <input
      data-slot="input"
      type={type ?? "text"}
      className={cn(controlClasses, "h-11 px-3 md:h-10 coarse:h-11", className)}
      {...props}
    />
  );
}
