import { z } from "zod";
import { defineQueue } from "#platform/queue/queue.ts";

/** Something opened or became worse: whoever should know is written to now, and not at the next minute. */
export const notifyQueue = defineQueue({ name: "alerts.notify", payload: z.object({}) });
