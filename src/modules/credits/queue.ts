import { z } from "zod";
import { defineQueue } from "#platform/queue/queue.ts";

const payload = z.object({ lotId: z.uuid() });

/** When a lot's last day is over. */
export const lotExpiryQueue = defineQueue({ name: "credits.expire", payload });

/** A week before that. */
export const lotWarningQueue = defineQueue({ name: "credits.warn", payload });
