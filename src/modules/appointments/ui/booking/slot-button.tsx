"use client";

import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { cn } from "#lib/cn.ts";
import { dateOf, formatDayTime, formatTime } from "#lib/time.ts";
import { PendingDots } from "#ui/pending-dots.tsx";

/** So few are worth a second look. */
const FEW = 2;

type Props = {
  start: number;
  /** Of a class. */
  seatsLeft?: number | undefined;
  timeZone: string;
  /** Given when it differs from the institution's. */
  visitorZone: string | null;
  pending: boolean;
  disabled: boolean;
  tabIndex: number;
  onTake: () => void;
  onFocus: () => void;
};

/** A time that can be taken with one tap; beneath it the visitor's own clock, where it shows another, and a class's free seats. */
export function SlotButton({
  start,
  seatsLeft,
  timeZone,
  visitorZone,
  pending,
  disabled,
  tabIndex,
  onTake,
  onFocus,
}: Props) {
  const t = useTranslations("booking.times");
  const locale = useLocale();
  const seats = useId();
  const time = formatTime(start, timeZone, locale);
  const own =
    visitorZone &&
    (dateOf(start, visitorZone) === dateOf(start, timeZone) ? formatTime : formatDayTime)(start, visitorZone, locale);
  return (
    <button
      type="button"
      data-roving={String(start)}
      tabIndex={tabIndex}
      aria-busy={pending || undefined}
      aria-disabled={disabled || undefined}
      aria-describedby={seatsLeft ? seats : undefined}
      aria-label={own ? t("takeWithOwn", { time, own }) : t("take", { time })}
      onClick={disabled ? undefined : onTake}
      onFocus={onFocus}
      className={cn(
        "relative grid min-h-12 place-content-center rounded-lg border border-border-strong bg-card px-2 py-1.5 text-center shadow-xs transition-[background-color,border-color,color,translate] duration-150",
        "hover:border-primary hover:bg-primary-soft hover:text-primary-text active:translate-y-px",
        "aria-busy:border-primary aria-busy:bg-primary aria-busy:text-primary-foreground",
        disabled && !pending && "opacity-55",
      )}
    >
      <span className={cn("text-base font-semibold leading-tight tabular-nums", pending && "opacity-0")}>{time}</span>
      {own ? (
        <span className={cn("text-xs leading-tight text-muted-foreground tabular-nums", pending && "opacity-0")}>
          {own}
        </span>
      ) : null}
      {seatsLeft ? (
        <span
          id={seats}
          className={cn(
            "text-xs leading-tight tabular-nums",
            seatsLeft > FEW ? "text-muted-foreground" : "font-medium text-primary-text",
            pending && "opacity-0",
          )}
        >
          {t("seatsLeft", { count: seatsLeft })}
        </span>
      ) : null}
      {pending ? <PendingDots className="absolute inset-0" /> : null}
    </button>
  );
}
