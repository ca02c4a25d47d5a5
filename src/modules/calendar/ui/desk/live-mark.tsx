"use client";

import { useTranslations } from "next-intl";
import { cn } from "#lib/cn.ts";
import { useLiveState } from "#lib/use-live.ts";
import { Tooltip } from "#ui/tooltip.tsx";

/** A point that says whether what is on the screen is what is true; `compact` leaves its word to wide screens. */
export function LiveMark({ compact = false }: { compact?: boolean }) {
  const t = useTranslations("calendar.live");
  const state = useLiveState();
  return (
    <Tooltip content={t(`${state}Hint`)}>
      <span
        tabIndex={0}
        className={cn(
          "inline-flex items-center gap-1.5 rounded-full px-1.5 text-xs font-medium text-muted-foreground",
          // On a phone a bare point would take a row to say that nothing is wrong.
          state === "live" && "max-sm:hidden",
        )}
      >
        <span
          aria-hidden
          className={cn(
            "size-2 rounded-full",
            state === "live" && "bg-success",
            state === "connecting" && "animate-breathe bg-muted-foreground",
            state === "lost" && "animate-breathe bg-warning",
          )}
        />
        <span
          className={cn(state !== "lost" && (compact ? "sr-only min-[1500px]:not-sr-only" : "sr-only xl:not-sr-only"))}
        >
          {t(state)}
        </span>
      </span>
    </Tooltip>
  );
}
