import { defineJob } from "#platform/queue/queue.ts";
import { buryLetter } from "./commands/bury-letter.ts";
import { sendLetter } from "./commands/send-letter.ts";
import { letterQueue } from "./queue.ts";

export const letterJobs = [defineJob(letterQueue, sendLetter, buryLetter)];
