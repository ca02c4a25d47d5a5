"use client";

import { useCallback } from "react";
import type { ApiError } from "#lib/trpc.tsx";
import { useLive, type LiveChange } from "#lib/use-live.ts";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { toast } from "#ui/toaster.tsx";

type Archive = (input: { id: string; archived: boolean }) => Promise<{ ok: true } | { ok: false; reason: string }>;
type Words = { archived: string; restored: string; undo: string };

/** Puts something of the catalog away, or back; what was put away can be taken back at once. Follows others' changes too. */
export function useArchive(run: Archive, refresh: () => void, words: Words) {
  const refusal = useRefusalWords();
  useLive(
    useCallback(({ topic }: LiveChange) => (topic === "catalog" || topic === "*" ? refresh() : undefined), [refresh]),
  );
  const archive = async (id: string, archived: boolean): Promise<void> => {
    try {
      const result = await run({ id, archived });
      refresh();
      if (!result.ok) return void toast.error(refusal(result.reason));
      const undo = { action: { label: words.undo, onClick: () => void archive(id, false) } };
      toast.success(archived ? words.archived : words.restored, archived ? undo : {});
    } catch (fault) {
      toast.error(refusal(fault as ApiError));
    }
  };
  return archive;
}
