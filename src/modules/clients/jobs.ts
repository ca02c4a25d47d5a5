import { emailVerifiedQueue, profileChangedQueue } from "#modules/identity/queue.ts";
import { defineJob } from "#platform/queue/queue.ts";
import { followProfile } from "./commands/follow-profile.ts";
import { meetVerifiedClient } from "./commands/meet-verified-client.ts";

export const clientJobs = [
  defineJob(emailVerifiedQueue, meetVerifiedClient),
  defineJob(profileChangedQueue, followProfile),
];
