import { z } from "zod";
import { MOST_UNITS, Position } from "./schemas.ts";

const id = z.uuid();
/** Each is shown with all that changes in it, so no more are looked through at once. */
export const MOST_COPIES = 50;

export const CopyPreviewOf = z.object({ from: id, to: z.array(id).min(1).max(MOST_COPIES) });
export type CopyPreviewOf = z.infer<typeof CopyPreviewOf>;

const LIES = ["empty", "moved", "counted"] as const;

const answer = z
  .object({ position: Position, lies: z.enum(LIES), quantity: z.int().min(0).max(MOST_UNITS).optional() })
  .refine(({ lies, quantity }) => lies !== "counted" || quantity !== undefined, {
    path: ["quantity"],
    message: "NUMBER_REQUIRED",
  });

const once = (machines: readonly { machineId: string }[]): boolean =>
  new Set(machines.map(({ machineId }) => machineId)).size === machines.length;

/** `seen`: what the preview said of that machine, so that nothing else is done than what was shown. */
export const CopyPlanogram = z.object({
  from: id,
  machines: z
    .array(z.object({ machineId: id, seen: z.string().max(64), answers: z.array(answer).max(1000) }))
    .min(1)
    .max(MOST_COPIES)
    .refine(once, "MACHINE_TWICE"),
});
export type CopyPlanogram = z.infer<typeof CopyPlanogram>;

export const UndoCopy = z.object({ copyId: id });
export type UndoCopy = z.infer<typeof UndoCopy>;
export const LastCopyOf = z.object({ machineId: id });
