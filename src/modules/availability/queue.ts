import { z } from "zod";
import { defineQueue } from "#platform/queue/queue.ts";

/** As many as one change of somebody's hours tells of. */
export const OPENED_WINDOWS = 200;

/** Time in which nobody could be had, and now somebody can: an absence was taken back, or hours were added. */
export const timeOpenedQueue = defineQueue({
  name: "availability.time-opened",
  payload: z.object({
    professionalId: z.uuid(),
    windows: z.array(z.object({ start: z.number().int(), end: z.number().int() })).max(OPENED_WINDOWS),
  }),
});

/**
 * An imported calendar is due to be read; each reading enqueues the next. pg-boss forgets a waiting job that nobody fetched
 * for a fortnight: this chain must outlive a summer's pause.
 */
export const importQueue = defineQueue({
  name: "calendars.read-import",
  payload: z.object({ importId: z.uuid(), at: z.number().int() }),
  options: { retryLimit: 3, retentionSeconds: 365 * 86_400 },
});
