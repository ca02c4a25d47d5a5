"use client";

import type { Column } from "../calendar-columns.ts";
import { dragKeys } from "./drag-keys.ts";
import { useDragPointer } from "./drag-pointer.ts";
import { useDragState, type Parts } from "./drag-state.ts";
import type { DragRules } from "./drag-types.ts";

/** Taking hold of things on the grid: with the mouse, with a finger that rests first, with Alt and the arrows. */
export function useDrag(parts: Parts, columns: readonly Column[], firstMinute: number, rules: DragRules | undefined) {
  const drag = useDragState(parts, columns, firstMinute, rules);
  const { onPointerDown, wasDrop } = useDragPointer(drag);
  const { onKeyDown, onBlur } = dragKeys(drag);
  const { dragged, said, state } = drag;
  return { dragged, said, onPointerDown, onKeyDown, onBlur, wasDrop, isDragging: () => state.current !== null };
}
