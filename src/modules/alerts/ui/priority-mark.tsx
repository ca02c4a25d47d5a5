import { cn } from "#lib/cn.ts";
import type { Priority } from "../schemas.ts";

const BARS: Record<Priority, number> = { critical: 4, high: 3, medium: 2, low: 1 };
const tones: Record<Priority, string> = {
  critical: "text-destructive",
  high: "text-event-2",
  medium: "text-warning",
  low: "text-muted-foreground",
};

/** Bars that rise with the priority; what is critical is filled, so that it is seen without its colour. */
export function PriorityMark({ priority, className }: { priority: Priority; className?: string }) {
  if (priority === "critical")
    return (
      <svg aria-hidden viewBox="0 0 16 16" className={cn("size-4 shrink-0 text-destructive", className)}>
        <rect width="16" height="16" rx="4" fill="currentColor" />
        <path d="M8 3.5v5.5M8 11.6v.9" stroke="var(--destructive-foreground)" strokeWidth="2" strokeLinecap="round" />
      </svg>
    );
  return (
    <svg aria-hidden viewBox="0 0 16 16" className={cn("size-4 shrink-0", tones[priority], className)}>
      {[1, 2, 3].map((bar) => (
        <rect
          key={bar}
          x={bar * 5 - 4}
          y={14 - bar * 4}
          width="3"
          height={bar * 4}
          rx="1"
          fill="currentColor"
          opacity={bar <= BARS[priority] ? 1 : 0.25}
        />
      ))}
    </svg>
  );
}
