"use client";

import { useCallback } from "react";
import { useLive, type LiveChange } from "#lib/use-live.ts";
import { usePuttingAway } from "#ui/use-putting-away.ts";

/** Puts something of the catalog away, or back, and follows what others do to it. */
export function useArchive(...[run, refresh, words]: Parameters<typeof usePuttingAway>) {
  useLive(
    useCallback(({ topic }: LiveChange) => (topic === "catalog" || topic === "*" ? refresh() : undefined), [refresh]),
  );
  return usePuttingAway(run, refresh, words);
}
