"use client";

import { useTranslations } from "next-intl";
import { toast } from "#ui/toaster.tsx";
import { useSaving } from "./use-saving.ts";

type Run = (input: { id: string; archived: boolean }) => Promise<{ ok: true } | { ok: false; reason: string }>;

/** Puts something away, or back; what was put away can be taken back at once. */
export function usePuttingAway(run: Run, refresh: () => void) {
  const t = useTranslations("machines.away");
  const saving = useSaving();
  const put = async (id: string, archived: boolean): Promise<void> => {
    const done = await saving(() => run({ id, archived }));
    refresh();
    if (!done) return;
    const undo = { action: { label: t("undo"), onClick: () => void put(id, false) } };
    toast.success(archived ? t("archived") : t("restored"), archived ? undo : {});
  };
  return put;
}
