import { clientJobs } from "#modules/clients/jobs.ts";
import { creditJobs } from "#modules/credits/jobs.ts";
import { letterJobs } from "#modules/notifications/jobs.ts";
import { reminderJobs } from "#modules/reminders/jobs.ts";
import { schedulingJobs } from "#modules/scheduling/jobs.ts";
import { waitlistJobs } from "#modules/waitlist/jobs.ts";

/** Every queue of the product, and what works it. */
const jobs = [...letterJobs, ...clientJobs, ...creditJobs, ...schedulingJobs, ...waitlistJobs, ...reminderJobs];

/** For migration, which creates them as the owner. */
export const queues = jobs.map(({ queue }) => queue);

export async function startWorkers(): Promise<void> {
  for (const job of jobs) await job.start();
}
