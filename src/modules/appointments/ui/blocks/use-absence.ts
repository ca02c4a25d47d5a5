"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api, type ApiError } from "#lib/trpc.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { toast } from "#ui/toaster.tsx";
import type { BlockWithImpact } from "../../block-schemas.ts";

/** Writes an absence with what becomes of the appointments beneath it; what is refused stays in the dialog, by name. */
export function useAbsence(onDone: () => void) {
  const t = useTranslations("availability");
  const words = useRefusalWords();
  const utils = api.useUtils();
  const mutation = api.blocks.addWithImpact.useMutation();
  const [refused, setRefused] = useState<{ id: string | null; words: string } | null>(null);

  const save = async (absence: BlockWithImpact) => {
    setRefused(null);
    try {
      const result = await mutation.mutateAsync(absence);
      if (!result.ok) {
        const id = "id" in result && typeof result.id === "string" ? result.id : null;
        setRefused({ id, words: words(result.reason) });
        return void utils.blocks.impact.invalidate();
      }
      const { kept, cancelled, moved } = result;
      toast.success(
        t("absence.added"),
        kept + cancelled + moved > 0 ? { description: t("impact.done", { kept, cancelled, moved }) } : {},
      );
      void utils.calendar.invalidate();
      onDone();
    } catch (fault) {
      setRefused({ id: null, words: words(fault as ApiError) });
    }
  };
  return { save, refused, saving: mutation.isPending, forget: () => setRefused(null) };
}
