import { z } from "zod";
import { defineQueue } from "#platform/queue/queue.ts";

const at = z.number().int();

/** One planned reminder is due. `at` is the moment that was planned: where another one is written down, this is a left-over. */
export const reminderQueue = defineQueue({ name: "reminders.send", payload: z.object({ reminderId: z.uuid(), at }) });

/** A rule was saved: what lies ahead is planned by it anew. `at` is when it was saved. */
export const replanQueue = defineQueue({
  name: "reminders.replan",
  payload: z.object({ ruleId: z.uuid(), at }),
  options: { expireInSeconds: 900 },
});

/**
 * A tenant's daily digest is due; each one enqueues the next. pg-boss forgets a waiting job that nobody fetched for a
 * fortnight: this chain must outlive a summer's pause.
 */
export const digestQueue = defineQueue({
  name: "reminders.digest",
  payload: z.object({ at }),
  options: { retentionSeconds: 365 * 86_400 },
});
