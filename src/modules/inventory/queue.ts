import { z } from "zod";
import { defineQueue } from "#platform/queue/queue.ts";

/**
 * A position of the machine ran low, empty or below nothing, or came back from it: never for a sale that crosses no line,
 * so that a busy machine makes no work for those who watch (alerts, above, work this queue).
 */
export const stockChangedQueue = defineQueue({
  name: "inventory.stock-changed",
  payload: z.object({ machineId: z.uuid() }),
});
