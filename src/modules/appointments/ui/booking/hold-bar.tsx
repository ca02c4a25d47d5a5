"use client";

import { Hourglass } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, type RefObject, useEffect, useState } from "react";
import { cn } from "#lib/cn.ts";
import { countdown } from "#lib/time.ts";
import { Button } from "#ui/button.tsx";
import { SOON_MS, useTimeLeft } from "./use-time-left.ts";

type Props = {
  leftMs: number;
  /** The one thing to do next. */
  children: ReactNode;
};

/**
 * On a phone: the time that is left and the one action, at hand wherever one reads. It has its own place after the content, which
 * it therefore never ends up covering, and the page scrolls whatever is focused clear of it.
 */
export function HoldBar({ leftMs, children }: Props) {
  const left = useTimeLeft(leftMs);
  return (
    <div
      data-sticky-bar
      className="sticky bottom-0 z-20 -mx-4 mt-6 flex min-h-18 items-center justify-between gap-4 border-t border-border bg-background/95 px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] backdrop-blur-md sm:-mx-6 sm:px-6 lg:hidden"
    >
      {/* Said already where the page begins. */}
      <p
        aria-hidden
        className={cn(
          "flex items-center gap-2 text-sm font-medium",
          left <= SOON_MS ? "text-warning" : "text-muted-foreground",
        )}
      >
        <Hourglass className="size-4 shrink-0" />
        <span suppressHydrationWarning className="tabular-nums">
          {countdown(left)}
        </span>
      </p>
      {children}
    </div>
  );
}

/** For whom nobody knows yet: the way down to their fields, until those are on the screen. */
export function ToFields({ fields }: { fields: RefObject<HTMLElement | null> }) {
  const t = useTranslations("booking.hold");
  const [areSeen, setSeen] = useState(false);
  useEffect(() => {
    if (!fields.current) return;
    const watch = new IntersectionObserver(([entry]) => setSeen(entry?.isIntersecting ?? false), { threshold: 0.1 });
    watch.observe(fields.current);
    return () => watch.disconnect();
  }, [fields]);
  if (areSeen) return null;
  return (
    <Button size="lg" onClick={() => fields.current?.querySelector<HTMLInputElement>("form input")?.focus()}>
      {t("goOn")}
    </Button>
  );
}
