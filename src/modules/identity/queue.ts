import { z } from "zod";
import { defineQueue } from "#platform/queue/queue.ts";

/** An address was proved to be its user's: modules above may join what they know under that address to the user. */
export const emailVerifiedQueue = defineQueue({ name: "identity.email-verified", payload: z.object({ userId: z.uuid() }) });
