"use client";

import { useTranslations } from "next-intl";
import { Kbd } from "#ui/kbd.tsx";

const KEYS = [
  ["J K", "move"],
  ["↵", "open"],
  ["A", "acknowledge"],
  ["S", "snooze"],
  ["R", "resolve"],
  ["X", "select"],
] as const;

/** Which keys work the list. */
export function AlertKeys() {
  const t = useTranslations("alerts.keys");
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-2 text-xs text-muted-foreground max-md:hidden">
      <span className="font-medium">{t("title")}</span>
      {KEYS.map(([keys, what]) => (
        <span key={what} className="inline-flex items-center gap-1.5">
          {keys.split(" ").map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
          {t(what)}
        </span>
      ))}
    </p>
  );
}
