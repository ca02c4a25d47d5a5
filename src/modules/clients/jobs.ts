import { emailVerifiedQueue } from "#modules/identity/queue.ts";
import { defineJob } from "#platform/queue/queue.ts";
import { linkVerifiedClient } from "./commands/link-verified-client.ts";

export const clientJobs = [defineJob(emailVerifiedQueue, linkVerifiedClient)];
