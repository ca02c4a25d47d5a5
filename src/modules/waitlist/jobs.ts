import { timeFreedQueue } from "#modules/appointments/queue.ts";
import { timeOpenedQueue } from "#modules/availability/queue.ts";
import { defineJob } from "#platform/queue/queue.ts";
import { lapseOffer, lapseUntold } from "./commands/lapse-offer.ts";
import { offerFreedTime } from "./commands/offer-freed-time.ts";
import { offerOpenedTime } from "./commands/offer-opened-time.ts";
import { offerLapseQueue } from "./queue.ts";

export const waitlistJobs = [
  defineJob(timeFreedQueue, offerFreedTime),
  defineJob(timeOpenedQueue, offerOpenedTime),
  defineJob(offerLapseQueue, lapseOffer, lapseUntold),
];
