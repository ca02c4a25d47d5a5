"use client";

import type { ApiError } from "#lib/trpc.tsx";
import { useRefusalWords } from "./refusal-words.tsx";
import { toast } from "./toaster.tsx";

export type PutAway = (input: {
  id: string;
  archived: boolean;
}) => Promise<{ ok: true } | { ok: false; reason: string }>;
type Words = { archived: string; restored: string; undo: string };

/** Puts something away, or back; what was put away can be taken back at once. */
export function usePuttingAway(run: PutAway, refresh: () => void, words: Words) {
  const refusal = useRefusalWords();
  const put = async (id: string, archived: boolean): Promise<void> => {
    try {
      const result = await run({ id, archived });
      refresh();
      if (!result.ok) return void toast.error(refusal(result.reason));
      const undo = { action: { label: words.undo, onClick: () => void put(id, false) } };
      toast.success(archived ? words.archived : words.restored, archived ? undo : {});
    } catch (fault) {
      toast.error(refusal(fault as ApiError));
    }
  };
  return put;
}
