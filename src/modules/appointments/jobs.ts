import { defineJob } from "#platform/queue/queue.ts";
import { expireAppointment } from "./commands/expire-appointment.ts";
import { expiryQueue } from "./queue.ts";

export const appointmentJobs = [defineJob(expiryQueue, expireAppointment)];
