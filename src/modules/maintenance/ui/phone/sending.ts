"use client";

import { useSyncExternalStore } from "react";

/** The visit that is on its way from this page, and how much of it (0 to 1). Gone with the page: it is no fact to keep. */
type Sending = { id: string; share: number } | null;

let current: Sending = null;
const watchers = new Set<() => void>();

export function nowSending(sending: Sending): void {
  current = sending;
  for (const watcher of watchers) watcher();
}

const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
};

export const useSending = (): Sending =>
  useSyncExternalStore(
    watch,
    () => current,
    () => null,
  );
