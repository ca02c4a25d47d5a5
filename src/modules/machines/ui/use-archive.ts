"use client";

import { useTranslations } from "next-intl";
import { type PutAway, usePuttingAway } from "#ui/use-putting-away.ts";

/** Puts a machine, a product or a site away, or back, in the words of the fleet. */
export function useArchive(run: PutAway, refresh: () => void) {
  const t = useTranslations("machines.away");
  return usePuttingAway(run, refresh, { archived: t("archived"), restored: t("restored"), undo: t("undo") });
}
