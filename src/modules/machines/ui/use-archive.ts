"use client";

import { useTranslations } from "next-intl";
import { type SetArchived, useArchiving } from "#ui/use-archiving.ts";

/** Puts a machine, a product or a site away, or back, in the words of the fleet. */
export function useArchive(run: SetArchived, refresh: () => void) {
  const t = useTranslations("machines.away");
  return useArchiving(run, refresh, { archived: t("archived"), restored: t("restored"), undo: t("undo") });
}
