import { z } from "zod";
import { defineQueue } from "#platform/queue/queue.ts";

/** When a hold's ten minutes, or the time to answer a request, are over. */
export const expiryQueue = defineQueue({ name: "appointments.expire", payload: z.object({ appointmentId: z.uuid() }) });
