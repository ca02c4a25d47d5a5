import { z } from "zod";
import { defineQueue } from "#platform/queue/queue.ts";

/** Something opened or became worse: who is to be told is told now, and not at the next minute. */
export const tellQueue = defineQueue({ name: "alerts.tell", payload: z.object({}) });
