import type { ReactNode } from "react";
import { cn } from "#lib/cn.ts";

export type DataItem = { label: ReactNode; value: ReactNode; icon?: ReactNode };

/** What a thing is, fact by fact: label above its value, or beside it where there is room. */
export function DataList({ items, className }: { items: readonly DataItem[]; className?: string }) {
  return (
    <dl className={cn("grid divide-y divide-border", className)}>
      {items.map((item, index) => (
        <div key={index} className="grid gap-1 py-3 first:pt-0 last:pb-0 sm:grid-cols-[10rem_1fr] sm:gap-4">
          <dt className="flex items-center gap-2 text-sm text-muted-foreground [&_svg]:size-4">
            {item.icon}
            {item.label}
          </dt>
          <dd className="min-w-0 break-words">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
