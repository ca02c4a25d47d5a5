"use client";

import { useCallback, useRef } from "react";
import { api } from "#lib/trpc.tsx";
import { type LiveChange, useLive } from "#lib/use-live.ts";

/** Changes that come in a burst are fetched once. */
const GATHER_MS = 150;

/** Fetches alerts again when any of them changed, for whoever changed it. */
export function useLiveAlerts(): void {
  const utils = api.useUtils();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLive(
    useCallback(
      ({ topic }: LiveChange) => {
        if (topic !== "alerts" && topic !== "*") return;
        clearTimeout(timer.current);
        timer.current = setTimeout(() => void utils.alerts.invalidate(), GATHER_MS);
      },
      [utils],
    ),
  );
}
