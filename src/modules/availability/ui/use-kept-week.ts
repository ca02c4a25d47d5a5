"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import { useDraft } from "#lib/use-draft.ts";
import { type Draft, fingerprint } from "./week-draft.ts";
import { fromKept, toKept } from "./week-kept.ts";

/**
 * The week while it is being drawn, kept for this tab until it is saved or discarded: a reload, another page or a session
 * that ended loses nothing, and closing the tab asks first.
 */
export function useKeptWeek(professionalId: string, saved: readonly Draft[]) {
  const [text, write, forget] = useDraft(`hours ${professionalId}`);
  // Once something is drawn here the kept text only follows it: what was read back must not come over it.
  const [drawn, setDrawn] = useState<{ drafts: Draft[] | null; before: string } | null>(null);
  const kept = useMemo(() => fromKept(text), [text]);
  const { drafts: draft, before } = drawn ?? { drafts: kept?.drafts ?? null, before: kept?.before ?? "" };
  const now = fingerprint(saved);
  const drafts = draft ?? saved;
  const changed = draft !== null && fingerprint(draft) !== now;

  const draw = (next: Draft[]) => {
    const base = draft === null ? now : before;
    setDrawn({ drafts: next, before: base });
    if (fingerprint(next) === now) forget();
    else write(toKept(next, base));
  };
  const discard = useCallback(() => {
    setDrawn({ drafts: null, before: "" });
    forget();
  }, [forget]);

  useEffect(() => {
    if (!changed) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [changed]);

  return {
    drafts,
    changed,
    /** Somebody saved other hours since these were begun: saving would put these in their place. */
    stale: changed && before !== now,
    draw,
    discard,
  };
}
