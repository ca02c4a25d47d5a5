"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { api } from "#lib/trpc.tsx";
import { toast } from "#ui/toaster.tsx";
import { useSaving } from "#ui/use-saving.ts";

/** Takes a copied planogram back where nothing happened since, and says where it could not. */
export function useUndoCopy() {
  const t = useTranslations("inventory.copy");
  const saving = useSaving();
  const utils = api.useUtils();
  const undoing = api.inventory.undoCopy.useMutation();
  const refresh = useCallback(() => {
    void utils.machines.invalidate();
    void utils.figures.invalidate();
    void utils.inventory.invalidate();
  }, [utils]);
  const undo = async (copyId: string): Promise<void> => {
    const done = await saving(() => undoing.mutateAsync({ copyId }));
    refresh();
    if (!done) return;
    if (done.left.length > 0) toast.warning(t("undoneSome", { count: done.undone, left: done.left.length }));
    else toast.success(t("undone", { count: done.undone }));
  };
  return { undo, refresh, isPending: undoing.isPending };
}
