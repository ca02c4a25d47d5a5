"use client";

import { useSyncExternalStore } from "react";

/*
 * Why a form in a drawer was not sent, said in the drawer: a toast would lie over its title or its button. One drawer is
 * open at a time.
 */

let open = 0;
let problem: string | null = null;
const listeners = new Set<() => void>();

function set(next: string | null): void {
  problem = next;
  for (const listener of listeners) listener();
}

/** @returns whether a form is open that says it; otherwise it is for the caller to say */
export function tellForm(words: string): boolean {
  if (open === 0) return false;
  set(words);
  return true;
}

export const clearFormProblem = (): void => set(null);

const subscribe = (listener: () => void) => {
  open++;
  listeners.add(listener);
  return () => {
    open--;
    listeners.delete(listener);
    problem = null;
  };
};

/** What is wrong with the form that is open, or null. */
export const useFormProblem = (): string | null =>
  useSyncExternalStore(
    subscribe,
    () => problem,
    () => null,
  );
