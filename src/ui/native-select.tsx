import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "#lib/cn.ts";
import { controlClasses } from "./control.ts";

/** The platform's own list: right on phones, and for long lists such as time zones. Works with `register`. */
export function NativeSelect({ className, children, ...props }: ComponentProps<"select">) {
  return (
    <span className={cn("relative block w-full", className)}>
      <select
        data-slot="native-select"
        className={cn(controlClasses, "h-11 appearance-none truncate pr-9 pl-3 md:h-10 coarse:h-11")}
        {...props}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-muted-foreground"
      />
    </span>
  );
}
