import { defineJob } from "#platform/queue/queue.ts";
import { expireLot } from "./commands/expire-lot.ts";
import { warnOfExpiry } from "./commands/warn-of-expiry.ts";
import { lotExpiryQueue, lotWarningQueue } from "./queue.ts";

export const creditJobs = [defineJob(lotExpiryQueue, expireLot), defineJob(lotWarningQueue, warnOfExpiry)];
