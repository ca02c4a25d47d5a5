import { z } from "zod";
import { defineQueue } from "#platform/queue/queue.ts";

/** A machine spoke after a silence, sells something else, or was put away: its alerts are judged anew (alerts, above). */
export const machineChangedQueue = defineQueue({
  name: "machines.changed",
  payload: z.object({ machineId: z.uuid() }),
});
