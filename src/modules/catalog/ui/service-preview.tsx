"use client";

import { useTranslations } from "next-intl";
import type { SaveServiceForm } from "../schemas.ts";
import { useServiceWords } from "./service-words.ts";

/** The calendar's view of a service, buffers hatched, and its terms in two lines. */
export function ServicePreview({ values, currency }: { values: SaveServiceForm; currency: string }) {
  const t = useTranslations("catalog");
  const { sentences } = useServiceWords(currency);
  const { bufferBeforeMin, durationMin, bufferAfterMin, color } = values;
  const parts = [
    { key: "before", minutes: bufferBeforeMin },
    { key: "session", minutes: durationMin },
    { key: "after", minutes: bufferAfterMin },
  ].filter(({ minutes }) => minutes > 0);
  return (
    <div aria-live="polite" className="grid gap-2">
      <div
        aria-hidden
        className="flex h-7 gap-0.5 overflow-hidden rounded-md text-[0.6875rem] font-medium tabular-nums"
      >
        {parts.map(({ key, minutes }) =>
          key === "session" ? (
            <span
              key={key}
              style={{
                flexGrow: minutes,
                backgroundColor: `color-mix(in oklab, ${color} 22%, var(--card))`,
                borderLeft: `3px solid ${color}`,
              }}
              className="grid place-content-center rounded-sm px-1"
            >
              {t("preview.minutes", { minutes })}
            </span>
          ) : (
            <span
              key={key}
              style={{ flexGrow: minutes }}
              className="grid min-w-8 place-content-center rounded-sm border border-dashed border-border-strong bg-[repeating-linear-gradient(135deg,transparent_0_4px,var(--border)_4px_5px)] px-1 text-muted-foreground"
            >
              {t("preview.minutes", { minutes })}
            </span>
          ),
        )}
      </div>
      <p className="text-[0.8125rem] leading-snug text-muted-foreground">{sentences(values).join(" ")}</p>
    </div>
  );
}
