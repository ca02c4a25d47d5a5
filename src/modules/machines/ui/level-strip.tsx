"use client";

import { useTranslations } from "next-intl";
import { cn } from "#lib/cn.ts";
import type { LevelState } from "../domain/level.ts";
import type { FleetLevel } from "../queries/fleet-machines.ts";
import { levelColors } from "./level-colors.ts";

/** A machine in small: a column for each position, as high as what is left in it. */
export function LevelStrip({ levels, className }: { levels: readonly FleetLevel[]; className?: string }) {
  const t = useTranslations("machines.levels");
  const count = (...states: LevelState[]) => levels.filter(({ state }) => states.includes(state)).length;
  const words = t("summary", {
    total: levels.length,
    low: count("low"),
    empty: count("empty", "oversold"),
    over: count("overfull"),
  });
  return (
    <div role="img" aria-label={words} className={cn("flex h-14 items-stretch gap-[3px]", className)}>
      {levels.map(({ position, share, state }) => (
        <span
          key={position}
          title={`${position}: ${state === "overfull" ? t("overfull") : `${Math.round(share * 100)} %`}`}
          className={cn(
            "relative min-w-[3px] max-w-6 flex-1 overflow-hidden rounded-[3px] bg-muted",
            state !== "ok" && state !== "low" && "bg-destructive-soft ring-1 ring-inset ring-destructive/45",
          )}
        >
          <span
            style={{ height: `${Math.max(share > 0 ? 8 : 0, share * 100)}%` }}
            className={cn("absolute inset-x-0 bottom-0 transition-[height] duration-500", levelColors[state])}
          />
        </span>
      ))}
    </div>
  );
}
