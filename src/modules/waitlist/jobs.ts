import { timeFreedQueue } from "#modules/scheduling/queue.ts";
import { defineJob } from "#platform/queue/queue.ts";
import { lapseOffer } from "./commands/lapse-offer.ts";
import { offerFreedTime } from "./commands/offer-freed-time.ts";
import { offerLapseQueue } from "./queue.ts";

export const waitlistJobs = [defineJob(timeFreedQueue, offerFreedTime), defineJob(offerLapseQueue, lapseOffer)];
