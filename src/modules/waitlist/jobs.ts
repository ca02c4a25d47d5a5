import { timeFreedQueue } from "#modules/scheduling/queue.ts";
import { defineJob } from "#platform/queue/queue.ts";
import { offerFreedTime } from "./commands/offer-freed-time.ts";

export const waitlistJobs = [defineJob(timeFreedQueue, offerFreedTime)];
