import type { ComponentProps } from "react";
import { cn } from "#lib/cn.ts";

/** Draw it in the exact shape of what comes, so that nothing moves when it does. */
export function Skeleton({ className, ...props }: ComponentProps<"div">) {
  return <div aria-hidden className={cn("animate-breathe rounded-md bg-muted", className)} {...props} />;
}
