"use client";

import { useCallback } from "react";
import { useLive, type LiveChange } from "#lib/use-live.ts";
import { useArchiving } from "#ui/use-archiving.ts";

/** Puts something of the catalog away, or back, and follows what others do to it. */
export function useArchive(...[run, refresh, words]: Parameters<typeof useArchiving>) {
  useLive(
    useCallback(({ topic }: LiveChange) => (topic === "catalog" || topic === "*" ? refresh() : undefined), [refresh]),
  );
  return useArchiving(run, refresh, words);
}
