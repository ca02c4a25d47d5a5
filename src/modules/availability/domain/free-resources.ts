import { Obstacle } from "./slot-obstacles.ts";
import type { SlotQuery } from "./slot-query.ts";
import { MINUTE } from "./zone-clock.ts";

type Query = Pick<SlotQuery, "resources" | "durationMin" | "bufferBeforeMin" | "bufferAfterMin">;

/**
 * Which of a query's resources are clear for an appointment that begins at `start` (epoch milliseconds), its buffers
 * included: indices into `resources`, in their order. Empty too where none is needed.
 */
export function freeResources(
  { resources = [], durationMin, bufferBeforeMin, bufferAfterMin }: Query,
  start: number,
): number[] {
  const after = (durationMin + bufferAfterMin) * MINUTE;
  return resources.flatMap((intervals, index) => {
    const resource = new Obstacle("resource", intervals, bufferBeforeMin * MINUTE, after);
    return resource.clearFrom(start) === start ? [index] : [];
  });
}
