"use client";

import { type RefObject, useCallback, useEffect, useRef } from "react";

const rowOf = (id: string | undefined) =>
  id ? document.querySelector<HTMLElement>(`[data-alert="${CSS.escape(id)}"] [data-row]`) : null;

/**
 * The keyboard's place in a list whose rows come and go: where the row that held the focus is gone, its neighbour has it.
 * @param ids the rows, in order @returns `list` for the element around them, and `back`: puts the focus to the row it was on
 */
export function useKeptPlace(ids: readonly string[]): { list: RefObject<HTMLDivElement | null>; back: () => void } {
  const list = useRef<HTMLDivElement>(null);
  const place = useRef<{ id: string; index: number } | null>(null);
  const order = useRef(ids);

  const back = useCallback(() => {
    if (!place.current) return;
    const { id, index } = place.current;
    const all = order.current;
    const row = rowOf(id) ?? rowOf(all[Math.min(index, all.length - 1)]);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest" });
  }, []);

  useEffect(() => {
    const around = list.current;
    const note = ({ target }: FocusEvent) => {
      const id = (target as HTMLElement).closest<HTMLElement>("[data-alert]")?.dataset["alert"];
      if (id) place.current = { id, index: order.current.indexOf(id) };
    };
    // Whoever goes elsewhere by themselves is not called back; a row that is taken away went nowhere.
    const leave = ({ target, relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof HTMLElement) {
        const stays = around?.contains(relatedTarget) || relatedTarget.closest('[role="dialog"], [role="menu"]');
        if (!stays) place.current = null;
      } else
        setTimeout(() => {
          if ((target as HTMLElement).isConnected && document.activeElement === document.body) place.current = null;
        });
    };
    around?.addEventListener("focusin", note);
    around?.addEventListener("focusout", leave);
    return () => {
      around?.removeEventListener("focusin", note);
      around?.removeEventListener("focusout", leave);
    };
  });

  useEffect(() => {
    order.current = ids;
    if (document.activeElement === document.body) back();
  }, [ids, back]);

  return { list, back };
}
