import { cn } from "#lib/cn.ts";

/** Three breathing dots: something is under way. Decorative; say it in words too where it matters. */
export function PendingDots({ className }: { className?: string }) {
  return (
    <span aria-hidden className={cn("inline-flex items-center justify-center gap-1", className)}>
      {[0, 1, 2].map((dot) => (
        <span
          key={dot}
          className="size-1.5 animate-dot rounded-full bg-current"
          style={{ animationDelay: `${dot * 150}ms` }}
        />
      ))}
    </span>
  );
}
