"use client";

import { useCallback, useEffect, useRef } from "react";
import { gather } from "#lib/gather.ts";
import { useLive, type LiveChange } from "#lib/use-live.ts";

const TOPICS = new Set(["machines", "stock", "alerts", "maintenance", "*"]);
/** A batch of sales is many changes; they are fetched once. A fleet that never pauses is shown as it is all the same. */
const QUIET_MS = 400;
const MOST_MS = 3_000;

/**
 * Calls `refresh` soon after something of the machines changed; of one machine alone, if it is named.
 * @param refresh gets the machines that changed, if nothing else did; else null
 */
export function useLiveMachines(refresh: (changed: readonly string[] | null) => void, machineId?: string): void {
  const latest = useRef(refresh);
  useEffect(() => {
    latest.current = refresh;
  }, [refresh]);
  const gathered = useRef<ReturnType<typeof gather<LiveChange>>>(undefined);
  useEffect(() => {
    gathered.current = gather<LiveChange>(
      (changes) =>
        latest.current(
          changes.every(({ topic }) => topic === "machines") ? [...new Set(changes.map(({ id }) => id))] : null,
        ),
      QUIET_MS,
      MOST_MS,
    );
    return () => gathered.current?.stop();
  }, []);
  useLive(
    useCallback(
      (change: LiveChange) => {
        const { topic, id } = change;
        if (!TOPICS.has(topic) || (machineId && topic === "machines" && id !== machineId)) return;
        gathered.current?.add(change);
      },
      [machineId],
    ),
  );
}
