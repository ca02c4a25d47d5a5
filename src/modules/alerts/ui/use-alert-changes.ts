"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { type LiveChange, useLive } from "#lib/use-live.ts";
import { gatherer } from "./gather.ts";

const QUIET_MS = 200;
const LONGEST_MS = 2_000;
const MOST = 100;

/** Hears which alerts changed, whoever changed them: soon, and at the latest after two seconds. `null`: any of them. */
export function useAlertChanges(onChange: (ids: string[] | null) => void): void {
  const listener = useRef(onChange);
  useEffect(() => {
    listener.current = onChange;
  });
  const [gathered] = useState(() =>
    gatherer((ids) => listener.current(ids), { quiet: QUIET_MS, longest: LONGEST_MS, most: MOST }),
  );
  useEffect(() => () => gathered.stop(), [gathered]);
  useLive(
    useCallback(
      ({ topic, id }: LiveChange) => {
        if (topic === "*") gathered.add(null);
        if (topic === "alerts") gathered.add(id);
      },
      [gathered],
    ),
  );
}
