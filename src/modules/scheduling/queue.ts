import { z } from "zod";
import { defineQueue } from "#platform/queue/queue.ts";

/** When a hold's ten minutes, or the time to answer a request, are over. */
export const expiryQueue = defineQueue({ name: "appointments.expire", payload: z.object({ appointmentId: z.uuid() }) });

/** Time that somebody had and let go: who waits for such a time is offered it (the waitlist, above, works this queue). */
export const timeFreedQueue = defineQueue({
  name: "appointments.time-freed",
  payload: z.object({ serviceId: z.uuid(), professionalId: z.uuid(), start: z.number().int(), end: z.number().int() }),
});

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

/** An appointment was confirmed or moved: its reminders are planned anew (reminders, above, work this queue). */
export const remindersQueue = defineQueue({
  name: "appointments.plan-reminders",
  payload: z.object({ appointmentId: z.uuid() }),
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
