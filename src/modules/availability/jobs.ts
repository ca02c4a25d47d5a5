import { defineJob } from "#platform/queue/queue.ts";
import { readBusyImport, skipBusyImport } from "./commands/read-busy-import.ts";
import { importQueue } from "./queue.ts";

export const availabilityJobs = [defineJob(importQueue, (ctx, link) => readBusyImport(ctx, link), skipBusyImport)];
