"use client";

import { toast } from "./toaster.tsx";
import { useSaving } from "./use-saving.ts";

export type PutAway = (input: {
  id: string;
  archived: boolean;
}) => Promise<{ ok: true } | { ok: false; reason: string }>;
type Words = { archived: string; restored: string; undo: string };

/** Puts something away, or back; what was put away can be taken back at once. */
export function usePuttingAway(run: PutAway, refresh: () => void, words: Words) {
  const saving = useSaving();
  const put = async (id: string, archived: boolean): Promise<void> => {
    const done = await saving(() => run({ id, archived }));
    refresh();
    if (!done) return;
    const undo = { action: { label: words.undo, onClick: () => void put(id, false) } };
    toast.success(archived ? words.archived : words.restored, archived ? undo : {});
  };
  return put;
}
