"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { formatDayTime } from "#lib/time.ts";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import type { Slot } from "./types.ts";

type Props = {
  alternatives: readonly Slot[];
  timeZone: string;
  taking: number | null;
  onTake: (slot: Slot) => void;
};

/** Someone was quicker: the three nearest times, each one tap away. Focus comes here, since what was tapped is gone. */
export function TakenNotice({ alternatives, timeZone, taking, onTake }: Props) {
  const t = useTranslations("booking.taken");
  const locale = useLocale();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
    box.current?.scrollIntoView({ block: "nearest" });
  }, [alternatives]);
  return (
    <div ref={box} tabIndex={-1} className="rounded-xl outline-none">
      <Notice
        tone="warning"
        role="alert"
        title={t("title")}
        action={alternatives.map((slot) => (
          <Button
            key={slot.start}
            variant="outline"
            pending={taking === slot.start}
            onClick={() => taking === null && onTake(slot)}
            className="tabular-nums"
          >
            <span className="first-letter:uppercase">{formatDayTime(slot.start, timeZone, locale)}</span>
          </Button>
        ))}
      >
        {alternatives.length > 0 ? t("alternatives") : t("none")}
      </Notice>
    </div>
  );
}
