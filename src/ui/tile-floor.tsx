import { cn } from "#lib/cn.ts";
import { TilePattern } from "./tile-pattern.tsx";

/** The tiles laid down: a floor that runs away from whoever comes in, with the skirting board where it meets the wall. */
export function TileFloor({ className }: { className?: string }) {
  return (
    <div aria-hidden className={cn("relative overflow-hidden border-t-8 border-(--tile-line)", className)}>
      <div className="absolute -inset-x-1/2 top-0 h-[200%] min-h-[30rem] origin-top [transform:perspective(34rem)_rotateX(58deg)]">
        <TilePattern size={96} />
      </div>
      <div className="absolute inset-x-0 top-0 h-16 bg-gradient-to-b from-foreground/15 to-transparent dark:from-black/50" />
    </div>
  );
}
