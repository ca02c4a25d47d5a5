"use client";

import { useTranslations } from "next-intl";
import { api, type ApiError } from "#lib/trpc.tsx";
import type { AddClosure } from "#modules/availability/closure-schemas.ts";
import type { ListedClosure } from "#modules/availability/queries/closures.ts";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { toast } from "#ui/toaster.tsx";

/** Closing days and opening them again, each with its way back. */
export function useClosures() {
  const t = useTranslations("availability.closures");
  const words = useRefusalWords();
  const utils = api.useUtils();
  const adding = api.closures.add.useMutation();
  const removing = api.closures.remove.useMutation();

  const settle = async (work: () => Promise<{ ok: true } | { ok: false; reason: string }>) => {
    try {
      const result = await work();
      if (!result.ok) toast.error(words(result.reason));
      return result.ok;
    } catch (fault) {
      toast.error(words(fault as ApiError));
      return false;
    } finally {
      void utils.closures.invalidate();
    }
  };

  const add = async (closure: AddClosure) => {
    const done = await settle(() => adding.mutateAsync(closure));
    if (done) toast.success(t("added"));
    return done;
  };

  const remove = async ({ id, name, startsOn, endsOn, yearly, holiday }: ListedClosure) => {
    const back = async () => {
      const impact = await utils.closures.impact.fetch({ startsOn, endsOn, yearly });
      return adding.mutateAsync({ name, startsOn, endsOn, yearly, holiday, seen: impact.count });
    };
    if (await settle(() => removing.mutateAsync({ id })))
      toast.success(t("removed"), { action: { label: t("undo"), onClick: () => void settle(back) } });
  };

  return { add, remove, saving: adding.isPending };
}
