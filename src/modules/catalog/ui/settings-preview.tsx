"use client";

import { useTranslations } from "next-intl";
import { accentFor, isHexColor } from "#lib/color.ts";
import { pages } from "#ui/accent-style.tsx";

/** The accent as visitors will meet it, by day and by night, before anyone saves. */
export function SettingsPreview({ name, tagline, accent }: { name: string; tagline: string | null; accent: string }) {
  const t = useTranslations("catalog");
  if (!isHexColor(accent)) return null;
  return (
    <figure className="grid grid-cols-[minmax(0,1fr)] gap-2" aria-label={t("settings.preview")}>
      <figcaption className="text-sm font-medium">{t("settings.preview")}</figcaption>
      {(["light", "dark"] as const).map((theme) => {
        const { background, foreground } = pages[theme];
        const { fill, on, text, soft } = accentFor(accent, pages[theme]);
        return (
          <div
            key={theme}
            style={{ backgroundColor: background, color: foreground }}
            className="grid grid-cols-[minmax(0,1fr)] gap-4 rounded-xl border border-border p-5 shadow-sm"
          >
            <div className="flex items-center gap-3">
              <svg aria-hidden viewBox="0 0 24 28" className="h-8" fill="none">
                <path d="M2 28V12a10 10 0 0 1 20 0v16Z" fill={fill} />
                <path d="M7.5 28V13a4.5 4.5 0 0 1 9 0v15Z" fill={background} />
              </svg>
              <div className="min-w-0">
                <p className="font-display truncate text-lg leading-tight font-semibold">
                  {name || t("settings.name")}
                </p>
                {tagline ? <p className="truncate text-[0.8125rem] opacity-75">{tagline}</p> : null}
              </div>
            </div>
            <div className="flex flex-wrap items-center gap-3 text-sm">
              <span style={{ backgroundColor: fill, color: on }} className="rounded-lg px-4 py-2 font-medium">
                {t("settings.previewButton")}
              </span>
              <span style={{ color: text }} className="underline underline-offset-4">
                {t("settings.previewLink")}
              </span>
              <span
                style={{ backgroundColor: soft, color: text }}
                className="rounded-full px-2.5 py-0.5 text-xs font-medium tabular-nums"
              >
                09:30
              </span>
            </div>
          </div>
        );
      })}
    </figure>
  );
}
