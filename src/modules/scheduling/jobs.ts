import { defineJob } from "#platform/queue/queue.ts";
import { expireAppointment } from "./commands/expire-appointment.ts";
import { readBusyImport, skipBusyImport } from "./commands/read-busy-import.ts";
import { expiryQueue, importQueue } from "./queue.ts";

export const schedulingJobs = [
  defineJob(expiryQueue, expireAppointment),
  defineJob(importQueue, (ctx, link) => readBusyImport(ctx, link), skipBusyImport),
];
