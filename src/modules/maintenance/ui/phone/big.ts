import { cn } from "#lib/cn.ts";

/** Controls for a gloved thumb: 56 px at the least, 64 where it is the one thing to do. */
export const big = {
  primary: "h-16 rounded-2xl px-5 text-lg coarse:h-16 [&_svg:not([class*='size-'])]:size-6",
  normal: "h-14 rounded-2xl px-4 text-base coarse:h-14 [&_svg:not([class*='size-'])]:size-5",
  square: "size-14 rounded-2xl p-0 coarse:size-14 [&_svg:not([class*='size-'])]:size-6",
  /** A bar at the foot, where the thumb is. */
  foot: cn(
    "fixed inset-x-0 bottom-0 z-20 border-t border-border bg-background/95 px-4 pt-3 backdrop-blur-sm",
    "pb-[max(0.75rem,env(safe-area-inset-bottom))]",
  ),
  card: "rounded-2xl border border-border bg-card shadow-sm",
};
