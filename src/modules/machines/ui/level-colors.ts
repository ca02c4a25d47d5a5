import type { LevelState } from "../domain/level.ts";

/** How full a position is, by colour: the same on every screen. */
export const levelColors: Record<LevelState, string> = {
  ok: "bg-(--level-ok)",
  low: "bg-(--level-low)",
  empty: "bg-(--level-empty)",
  oversold: "bg-(--level-empty)",
  overfull: "bg-[repeating-linear-gradient(135deg,var(--destructive)_0_3px,var(--destructive-soft)_3px_6px)]",
};
