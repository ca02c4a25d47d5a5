"use client";

import type { KeyboardEvent } from "react";
import { blockIdOf } from "../calendar-columns.ts";
import { findPlaced } from "./drag-finding.ts";
import type { Drag } from "./drag-state.ts";
import { ARROWS, stepped } from "./drag-stepped.ts";

/** Alt and the arrows move what has the focus; with Shift they change its end, or take it a column on. Enter drops it. */
export function dragKeys({ live, state, show, begin, end }: Drag) {
  const onKeyDown = (event: KeyboardEvent) => {
    const { columns: all, rules: by } = live.current;
    if (!by) return;
    const now = state.current;
    if (now?.by === "keys" && (event.key === "Enter" || event.key === "Escape")) {
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Escape") return end(false);
      // Where it may not be it is not dropped: the ghost says why, and waits for another place.
      const column = all[now.place.index];
      const refused = column && by.judge(now.dragged, column, now.place.span).verdict === "refused";
      return refused ? show() : end(true);
    }
    const arrow = ARROWS[event.key];
    if (!event.altKey || !arrow) return;
    const id = event.target instanceof HTMLElement ? event.target.dataset["id"] : undefined;
    const found = id ? findPlaced(all, id) : null;
    if (!found || !by.canMove(found.placed)) return;
    event.preventDefault();
    event.stopPropagation();
    const kind = event.shiftKey && arrow.minutes !== 0 ? ("resize" as const) : ("move" as const);
    if (
      now?.by !== "keys" ||
      !("placed" in now.dragged) ||
      blockIdOf(now.dragged.placed.appointment) !== id ||
      now.dragged.kind !== kind
    )
      begin(
        { kind, placed: found.placed, column: found.index },
        { from: found.placed.from, to: found.placed.to },
        0,
        "keys",
      );
    const under = state.current;
    if (!under) return;
    under.place = stepped(under.place, { kind, arrow, step: by.stepOf(under.dragged), columns: all.length });
    show();
  };

  return { onKeyDown, onBlur: () => state.current?.by === "keys" && end(false) };
}
