import { z } from "zod";
import { defineQueue } from "#platform/queue/queue.ts";

export const letterQueue = defineQueue({ name: "letters.send", payload: z.object({ letterId: z.uuid() }) });
