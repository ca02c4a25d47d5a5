import { z } from "zod";
import { defineQueue } from "#platform/queue/queue.ts";

/** A machine's plans or its care changed: what is due of it is judged again (by alerts, which stand above). */
export const maintenanceChangedQueue = defineQueue({
  name: "maintenance.changed",
  payload: z.object({ machineId: z.uuid() }),
});
