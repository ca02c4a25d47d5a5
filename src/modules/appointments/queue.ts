import { z } from "zod";
import { defineQueue } from "#platform/queue/queue.ts";

/** When a hold's ten minutes, or the time to answer a request, are over. */
export const expiryQueue = defineQueue({
  name: "appointments.expire",
  /** A hold has no client yet; who took it signed in is said here. */
  payload: z.object({ appointmentId: z.uuid(), heldBy: z.uuid().optional() }),
});

/**
 * Time that somebody had and let go: who waits for such a time is offered it (the waitlist, above, works this queue), but not
 * the client whose own it was.
 */
export const timeFreedQueue = defineQueue({
  name: "appointments.time-freed",
  payload: z.object({
    serviceId: z.uuid(),
    professionalId: z.uuid(),
    start: z.number().int(),
    end: z.number().int(),
    exceptClientId: z.uuid().optional(),
  }),
});

/** An appointment was confirmed or moved: its reminders are planned anew (reminders, above, work this queue). */
export const remindersQueue = defineQueue({
  name: "appointments.plan-reminders",
  payload: z.object({ appointmentId: z.uuid() }),
});
