"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { cn } from "#lib/cn.ts";

/** How far a figure moved: an arrow and a share, never the colour alone. */
export function ChangeMark({ now, before, className }: { now: number; before: number; className?: string }) {
  const t = useTranslations("inventory.sales");
  const format = useFormatter();
  if (before === 0)
    return now === 0 ? null : <span className={cn("text-muted-foreground", className)}>{t("nothingBefore")}</span>;
  const share = (now - before) / Math.abs(before);
  if (Math.abs(share) < 0.005) return <span className={cn("text-muted-foreground", className)}>{t("same")}</span>;
  const up = share > 0;
  const Arrow = up ? ArrowUp : ArrowDown;
  return (
    <span
      className={cn(
        "inline-flex items-center gap-0.5 font-medium whitespace-nowrap tabular-nums",
        up ? "text-success" : "text-destructive",
        className,
      )}
    >
      <Arrow aria-hidden className="size-3" strokeWidth={2.5} />
      {format.number(share, { style: "percent", maximumFractionDigits: 0, signDisplay: "always" })}
    </span>
  );
}
