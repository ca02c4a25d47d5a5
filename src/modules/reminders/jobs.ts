import { remindersQueue } from "#modules/appointments/queue.ts";
import { defineJob } from "#platform/queue/queue.ts";
import { planReminders } from "./commands/plan-reminders.ts";
import { replanRule } from "./commands/replan-rule.ts";
import { sendDigest } from "./commands/send-digest.ts";
import { sendReminder } from "./commands/send-reminder.ts";
import { digestQueue, reminderQueue, replanQueue } from "./queue.ts";

export const reminderJobs = [
  defineJob(remindersQueue, planReminders),
  defineJob(reminderQueue, sendReminder),
  defineJob(replanQueue, replanRule),
  // Dead letters of the digest are tried as digests again: the chain must not end with a bad morning.
  defineJob(digestQueue, sendDigest, sendDigest),
];
