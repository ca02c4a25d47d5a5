"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { requestId } from "#modules/credits/ui/request-id.ts";
import type { VisitMachine } from "../../queries/todays-visits.ts";
import { dropVisit, type KeptVisit, keepVisit } from "./kept-visits.ts";

/**
 * The visit that is being made at a machine. Every change is written down at once, before anything else can happen to this
 * phone; until the first one there is nothing to keep but when one arrived.
 */
export function useDraft(userId: string, machine: Pick<VisitMachine, "id" | "name">, visits: readonly KeptVisit[]) {
  const open = visits.find(({ state, visit }) => state === "open" && visit.machineId === machine.id);
  const [draft, setDraft] = useState<KeptVisit>(() => open ?? newVisit(userId, machine, Date.now()));
  const latest = useRef(draft);
  const untouched = useRef(open === undefined);
  useEffect(() => {
    // One that was opened again is read a moment after its screen.
    if (!untouched.current || !open) return;
    untouched.current = false;
    latest.current = open;
    setDraft(open);
  }, [open]);
  const change = useCallback((changed: (draft: KeptVisit) => KeptVisit) => {
    untouched.current = false;
    const now = Date.now();
    const next = changed(latest.current);
    latest.current = { ...next, changedAt: now, visit: { ...next.visit, leftAt: Math.max(next.visit.arrivedAt, now) } };
    setDraft(latest.current);
    void keepVisit(latest.current);
  }, []);
  const discard = useCallback(() => dropVisit(latest.current.id), []);
  return { draft, change, discard };
}

const newVisit = (userId: string, machine: Pick<VisitMachine, "id" | "name">, now: number): KeptVisit => {
  const id = requestId();
  return {
    id,
    userId,
    machineName: machine.name,
    state: "open",
    changedAt: now,
    photos: [],
    visit: { id, machineId: machine.id, arrivedAt: now, leftAt: now, lines: [], work: [], notes: null },
  };
};
