import type { ReactNode } from "react";
import { cn } from "#lib/cn.ts";

type EmptyStateProps = {
  title: ReactNode;
  /** Teaches the next step. */
  description?: ReactNode;
  action?: ReactNode;
  /** `h1` when it is the whole page. */
  heading?: "h1" | "h2" | "h3" | "p";
  className?: string;
};

export function EmptyState({ title, description, action, heading: Heading = "p", className }: EmptyStateProps) {
  return (
    <div className={cn("flex flex-col items-center gap-5 px-6 py-12 text-center", className)}>
      <EmptyHall className="h-24" />
      <div className="grid max-w-md gap-2">
        <Heading className="font-display text-xl font-semibold leading-snug">{title}</Heading>
        {description ? <p className="leading-relaxed text-muted-foreground">{description}</p> : null}
      </div>
      {action ? <div className="flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}

/** An arch with a lamp and a tiled floor, and nobody in it yet. */
export function EmptyHall({ className }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 160 112" fill="none" className={className}>
      <path d="M40 96V52a40 40 0 0 1 80 0v44Z" fill="var(--primary-soft)" />
      <path d="M40 96V52a40 40 0 0 1 80 0v44" stroke="var(--tile-petal)" strokeWidth="2.5" />
      <path
        d="M54 96V54a26 26 0 0 1 52 0v42Z"
        fill="var(--card)"
        stroke="var(--tile-petal)"
        strokeOpacity=".45"
        strokeWidth="1.5"
      />
      <path d="M80 28v14" stroke="var(--muted-foreground)" strokeWidth="1.5" />
      <path d="M73 50c0-4.5 3-8 7-8s7 3.5 7 8Z" fill="var(--tile-line)" />
      <path d="M73.5 52h13l7 22h-27Z" fill="var(--tile-glow)" />
      <g fill="var(--tile-line)">
        {[16, 48, 80, 112, 144].map((x) => (
          <path key={x} d={`M${x} 98l7 6-7 6-7-6Z`} fillOpacity={x === 80 ? 1 : 0.75} />
        ))}
      </g>
      <g fill="var(--tile-petal)" fillOpacity=".7">
        {[32, 64, 96, 128].map((x) => (
          <circle key={x} cx={x} cy="104" r="2.5" />
        ))}
      </g>
      <path d="M4 96h152" stroke="var(--border-strong)" strokeWidth="1.5" />
    </svg>
  );
}
