import { z } from "zod";
import { defineQueue } from "#platform/queue/queue.ts";

const payload = z.object({ lotId: z.uuid() });

/**
 * A job waits until its day, and pg-boss counts from there how long it keeps one that nobody fetched: longer than its
 * fortnight, so that an institution that stood still for a season still finds its lots written off.
 */
const options = { retentionSeconds: 365 * 86_400 };

/** When a lot's last day is over. */
export const lotExpiryQueue = defineQueue({ name: "credits.expire", payload, options });

/** A week before that. */
export const lotWarningQueue = defineQueue({ name: "credits.warn", payload, options });
