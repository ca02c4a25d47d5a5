"use client";

import { useCallback, useEffect, useRef } from "react";
import { useLive, type LiveChange } from "#lib/use-live.ts";

const TOPICS = new Set(["machines", "stock", "alerts", "maintenance", "*"]);
/** A batch of sales is many changes; they are fetched once. */
const GATHER_MS = 400;

/** Calls `refresh` soon after something of the machines changed; of one machine alone, if it is named. */
export function useLiveMachines(refresh: () => void, machineId?: string): void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLive(
    useCallback(
      ({ topic, id }: LiveChange) => {
        if (!TOPICS.has(topic) || (machineId && topic === "machines" && id !== machineId)) return;
        clearTimeout(timer.current);
        timer.current = setTimeout(refresh, GATHER_MS);
      },
      [refresh, machineId],
    ),
  );
}
