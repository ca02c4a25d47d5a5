import { remindersQueue } from "#modules/scheduling/queue.ts";
import { defineJob } from "#platform/queue/queue.ts";
import { planReminders } from "./commands/plan-reminders.ts";

export const reminderJobs = [defineJob(remindersQueue, planReminders)];
