"use client";

import { useEffect, useSyncExternalStore } from "react";

/** What changed; the listener fetches it again through its own permissions. */
export type LiveChange = { topic: string; id: string };
export type LiveState = "connecting" | "live" | "lost";

type Listener = (change: LiveChange) => void;

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** A stream that failed so recently is not worth a word: most come back at once. */
const SILENCE_MS = 3_000;

/*
 * One connection per tab, however many components listen: HTTP/1.1 gives a host six in all. Module state, as it is the
 * tab's and not a component's; it is opened by the first listener and closed after the last.
 */
const listeners = new Set<Listener>();
const watchers = new Set<() => void>();
let state: LiveState = "connecting";
let source: EventSource | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let silence: ReturnType<typeof setTimeout> | undefined;
let wait = FIRST_WAIT_MS;
/** The page was rendered before the first stream was open: what changed between the two is missed as well. */
let missed = true;

function become(next: LiveState) {
  clearTimeout(silence);
  if (state === next) return;
  state = next;
  for (const watcher of watchers) watcher();
}

function open() {
  source = new EventSource("/api/live");
  source.addEventListener("ready", () => {
    wait = FIRST_WAIT_MS;
    become("live");
    // What happened while nobody listened is unknown: everything may have changed.
    if (missed) for (const listener of listeners) listener({ topic: "*", id: "" });
    missed = false;
  });
  source.addEventListener("change", (event: MessageEvent<string>) => {
    const change = JSON.parse(event.data) as LiveChange;
    for (const listener of listeners) listener(change);
  });
  source.addEventListener("error", () => {
    // The browser's own retry knows no back-off and gives up on an HTTP error: ours does neither.
    shut();
    missed = true;
    silence = setTimeout(() => become("lost"), SILENCE_MS);
    timer = setTimeout(open, wait * (0.75 + Math.random() / 2));
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  });
}

function shut() {
  clearTimeout(timer);
  source?.close();
  source = null;
}

function listen(listener: Listener): () => void {
  listeners.add(listener);
  if (listeners.size === 1) open();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      shut();
      clearTimeout(silence);
    }
  };
}

const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

/** Calls `listener` (stable, please) with every change of this institution; topic "*" after a gap. */
export function useLive(listener: Listener): void {
  useEffect(() => listen(listener), [listener]);
}

export const useLiveState = (): LiveState =>
  useSyncExternalStore(
    watch,
    () => state,
    () => "connecting",
  );
