import { emailVerifiedQueue, profileChangedQueue } from "#modules/identity/queue.ts";
import { defineJob } from "#platform/queue/queue.ts";
import { followProfile } from "./commands/follow-profile.ts";
import { linkVerifiedClient } from "./commands/link-verified-client.ts";

export const clientJobs = [
  defineJob(emailVerifiedQueue, linkVerifiedClient),
  defineJob(profileChangedQueue, followProfile),
];
