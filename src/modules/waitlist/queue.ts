import { z } from "zod";
import { defineQueue } from "#platform/queue/queue.ts";

/** When the time to answer an offer is over. */
export const offerLapseQueue = defineQueue({ name: "waitlist.lapse", payload: z.object({ offerId: z.uuid() }) });
