"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useState } from "react";

/** Fewer than these are simply drawn: also what the server sends. */
const FEW = 60;

type Options = {
  count: number;
  list: RefObject<HTMLElement | null>;
  /** How many stand beside each other. */
  columns?: number;
  /** Pixels of a row with its gap, before it was measured. */
  rowPx: number;
};

/**
 * Which items of a long list are near what is seen of the page, and how much room the others take before and after. `measure` is the
 * `ref` of the first item of each row, which carries `data-index`, the row's number.
 */
export function useVirtualRange({ count, list, columns = 1, rowPx }: Options) {
  const [top, setTop] = useState(0);
  const rows = Math.ceil(count / columns);
  const virtual = count > FEW;
  // What it answers changes under one identity: nothing of it is remembered here.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useWindowVirtualizer({
    count: virtual ? rows : 0,
    estimateSize: () => rowPx,
    overscan: 6,
    scrollMargin: top,
  });
  useEffect(() => {
    const { current } = list;
    if (current) setTop(current.getBoundingClientRect().top + window.scrollY);
  }, [list, virtual]);
  const seen = virtualizer.getVirtualItems();
  const [first, last] = [seen[0], seen.at(-1)];
  if (!virtual || !first || !last)
    return { start: 0, end: virtual ? Math.min(count, FEW) : count, before: 0, after: 0, measure: undefined };
  return {
    start: first.index * columns,
    end: Math.min(count, (last.index + 1) * columns),
    before: first.start - top,
    after: virtualizer.getTotalSize() - (last.end - top),
    measure: virtualizer.measureElement,
  };
}
