import type { BadgeTone } from "#ui/badge.tsx";
import type { AlertState } from "../schemas.ts";

export const stateTones: Record<AlertState, BadgeTone> = {
  open: "primary",
  acknowledged: "secondary",
  snoozed: "info",
  resolved: "success",
};
