"use client";

import { toast } from "./toaster.tsx";
import { useSaving } from "./use-saving.ts";

export type SetArchived = (input: {
  id: string;
  archived: boolean;
}) => Promise<{ ok: true } | { ok: false; reason: string }>;
type Words = { archived: string; restored: string; undo: string };

/** Archives something, or restores it; what was archived can be taken back at once. */
export function useArchiving(run: SetArchived, refresh: () => void, words: Words) {
  const saving = useSaving();
  const set = async (id: string, archived: boolean): Promise<void> => {
    const done = await saving(() => run({ id, archived }));
    refresh();
    if (!done) return;
    const undo = { action: { label: words.undo, onClick: () => void set(id, false) } };
    toast.success(archived ? words.archived : words.restored, archived ? undo : {});
  };
  return set;
}
