"use client";

import { Hourglass } from "lucide-react";
import { useTranslations } from "next-intl";
import { countdown } from "#lib/time.ts";
import { cn } from "#lib/cn.ts";
import { SOON_MS, useTimeLeft } from "./use-time-left.ts";

type Props = {
  /** How long the hold still lasted when the page was made. */
  leftMs: number;
  onEnd: () => void;
};

/** Counts quietly; a screen reader hears of it once, two minutes before the end. */
export function HoldCountdown({ leftMs, onEnd }: Props) {
  const t = useTranslations("booking.hold");
  const left = useTimeLeft(leftMs, onEnd);
  const soon = left <= SOON_MS;
  return (
    <>
      <p
        className={cn(
          "inline-flex w-fit items-center gap-2 rounded-full px-3 py-1 text-sm",
          soon ? "bg-warning-soft text-warning" : "bg-muted text-muted-foreground",
        )}
      >
        <Hourglass aria-hidden className="size-3.5" />
        <span aria-hidden suppressHydrationWarning className="tabular-nums">
          {t("left", { time: countdown(left) })}
        </span>
        <span className="sr-only">{t("leftSpoken", { minutes: Math.max(1, Math.round(leftMs / 60_000)) })}</span>
      </p>
      <p aria-live="polite" className="sr-only">
        {soon && left > 0 ? t("soon") : ""}
      </p>
    </>
  );
}
