import { alertJobs } from "#modules/alerts/jobs.ts";
import { clientJobs } from "#modules/clients/jobs.ts";
import { creditJobs } from "#modules/credits/jobs.ts";
import { inventoryJobs } from "#modules/inventory/jobs.ts";
import { keyJobs } from "#modules/keys/jobs.ts";
import { machineJobs } from "#modules/machines/jobs.ts";
import { maintenanceJobs } from "#modules/maintenance/jobs.ts";
import { letterJobs } from "#modules/notifications/jobs.ts";
import { reminderJobs } from "#modules/reminders/jobs.ts";
import { appointmentJobs } from "#modules/appointments/jobs.ts";
import { availabilityJobs } from "#modules/availability/jobs.ts";
import { waitlistJobs } from "#modules/waitlist/jobs.ts";

/** Every queue of the product, and what works it. */
const jobs = [
  ...letterJobs,
  ...clientJobs,
  ...creditJobs,
  ...availabilityJobs,
  ...appointmentJobs,
  ...waitlistJobs,
  ...reminderJobs,
  ...keyJobs,
  ...machineJobs,
  ...inventoryJobs,
  ...maintenanceJobs,
  ...alertJobs,
];

/** For migration, which creates them as the owner. */
export const queues = jobs.map(({ queue }) => queue);

export async function startWorkers(): Promise<void> {
  for (const job of jobs) await job.start();
}
