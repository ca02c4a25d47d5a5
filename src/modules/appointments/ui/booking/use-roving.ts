"use client";

import { type KeyboardEvent, useRef, useState } from "react";

type Direction = "left" | "right" | "up" | "down" | "first" | "last";

const KEYS: Record<string, Direction> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
  Home: "first",
  End: "last",
};

/**
 * One tab stop for a group of buttons, arrows within it. Up and down go by what is above and below on the screen, so a
 * grid may wrap as it likes.
 */
export function useRoving(preferred: string | undefined) {
  const group = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string>();

  const buttons = () => [...(group.current?.querySelectorAll<HTMLButtonElement>("button[data-roving]") ?? [])];

  const onKeyDown = (event: KeyboardEvent) => {
    const direction = KEYS[event.key];
    if (!direction || event.altKey || event.ctrlKey || event.metaKey) return;
    const all = buttons();
    const target = neighbour(all, all.indexOf(document.activeElement as HTMLButtonElement), direction);
    if (!target) return;
    event.preventDefault();
    setFocused(target.dataset["roving"]);
    target.focus();
  };

  /** `keys`: every button of the group, in order; the one that Tab reaches. */
  const stop = (keys: readonly string[]): string | undefined =>
    [focused, preferred].find((key) => key !== undefined && keys.includes(key)) ?? keys[0];

  return { group, onKeyDown, stop, onFocus: setFocused };
}

function neighbour(all: HTMLButtonElement[], at: number, direction: Direction): HTMLButtonElement | undefined {
  if (direction === "first") return all[0];
  if (direction === "last") return all.at(-1);
  const here = all[at];
  if (!here) return undefined;
  if (direction === "left") return all[at - 1];
  if (direction === "right") return all[at + 1];
  const from = here.getBoundingClientRect();
  const side = direction === "down" ? 1 : -1;
  const rank = (button: HTMLButtonElement) => {
    const box = button.getBoundingClientRect();
    const rows = (box.top - from.top) * side;
    return rows > 1 ? rows * 10_000 + Math.abs(box.left - from.left) : Number.POSITIVE_INFINITY;
  };
  const [nearest] = all.map((button) => ({ button, rank: rank(button) })).sort((a, b) => a.rank - b.rank);
  return nearest && Number.isFinite(nearest.rank) ? nearest.button : undefined;
}
