import type { ReactNode } from "react";
import { cn } from "#lib/cn.ts";

/** A doorway that fills its box at any proportion: terracotta frame, fanlight, and whatever stands in it. */
export function Arch({ className, children }: { className?: string; children?: ReactNode }) {
  return (
    <div aria-hidden className={cn("rounded-t-full bg-(--tile-petal) px-[6%] pt-[6%]", className)}>
      <div className="relative flex h-full flex-col overflow-hidden rounded-t-full bg-primary-soft">
        <Fanlight />
        <div className="relative flex-1">{children}</div>
      </div>
    </div>
  );
}

function Fanlight() {
  return (
    <svg viewBox="0 0 336 176" className="block w-full shrink-0" fill="none">
      <path d="M0 0h336v176H0Z" fill="var(--tile-glow)" />
      {[30, 60, 90, 120, 150].map((angle) => {
        const radians = (angle * Math.PI) / 180;
        const x = (168 + 220 * Math.cos(radians)).toFixed(2);
        const y = (168 - 220 * Math.sin(radians)).toFixed(2);
        return <path key={angle} d={`M168 168L${x} ${y}`} stroke="var(--tile-petal)" strokeWidth="6" />;
      })}
      <path d="M96 168a72 72 0 0 1 144 0Z" fill="var(--tile-petal)" />
      <path d="M110 168a58 58 0 0 1 116 0Z" fill="var(--tile-line)" />
      <path d="M0 166h336v10H0Z" fill="var(--tile-petal)" />
    </svg>
  );
}
