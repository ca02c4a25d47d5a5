"use client";

import { Hourglass } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { cn } from "#lib/cn.ts";
import { countdown } from "#lib/time.ts";

const MINUTE = 60_000;
const SOON_MS = 10 * MINUTE;

/** "1 h 45 min", "45 min", and by the second at the end. Reads alike in both languages. */
export function leftWords(ms: number): string {
  if (ms <= SOON_MS) return countdown(ms);
  const minutes = Math.floor(ms / MINUTE);
  const hours = Math.floor(minutes / 60);
  return [hours > 0 ? `${String(hours)} h` : "", minutes % 60 > 0 || hours === 0 ? `${String(minutes % 60)} min` : ""]
    .filter(Boolean)
    .join(" ");
}

type Props = {
  /** How long the offer still stood when the page was made: the visitor's clock may be wrong, its pace is not. */
  leftMs: number;
  /** Stable, or called as it is at the end. */
  onEnd?: () => void;
  /** The exact moment, on hover. */
  title?: string;
};

/** Counts quietly; a screen reader hears of it once, ten minutes before the end. */
export function OfferCountdown({ leftMs, onEnd, title }: Props) {
  const t = useTranslations("waitlist.offer");
  const [left, setLeft] = useState(leftMs);
  const ended = useRef(onEnd);
  useEffect(() => {
    ended.current = onEnd;
  });
  useEffect(() => {
    const end = performance.now() + leftMs;
    const timer = setInterval(() => {
      const rest = end - performance.now();
      setLeft(rest);
      if (rest > 0) return;
      clearInterval(timer);
      ended.current?.();
    }, 1000);
    return () => clearInterval(timer);
  }, [leftMs]);
  const soon = left <= SOON_MS;
  return (
    <>
      <p
        title={title}
        className={cn(
          "inline-flex w-fit items-center gap-2 rounded-full px-3 py-1 text-sm",
          soon ? "bg-warning-soft text-warning" : "bg-muted text-muted-foreground",
        )}
      >
        <Hourglass aria-hidden className="size-3.5" />
        <span aria-hidden suppressHydrationWarning className="tabular-nums">
          {t("left", { time: leftWords(left) })}
        </span>
        <span className="sr-only">{t("leftSpoken", { minutes: Math.max(1, Math.round(leftMs / MINUTE)) })}</span>
      </p>
      <p aria-live="polite" className="sr-only">
        {soon && left > 0 && leftMs > SOON_MS ? t("soon") : ""}
      </p>
    </>
  );
}
