import type { ComponentProps } from "react";
import { cn } from "#lib/cn.ts";

type SeparatorProps = ComponentProps<"div"> & { orientation?: "horizontal" | "vertical" };

export function Separator({ className, orientation = "horizontal", ...props }: SeparatorProps) {
  return (
    <div
      role="none"
      className={cn(
        "shrink-0 bg-border",
        orientation === "horizontal" ? "h-px w-full" : "w-px self-stretch",
        className,
      )}
      {...props}
    />
  );
}
