import { z } from "zod";
import { defineQueue } from "#platform/queue/queue.ts";

/** What a person says of themselves changed: what modules above copied of it may follow. */
export const profileChangedQueue = defineQueue({
  name: "identity.profile-changed",
  payload: z.object({ userId: z.uuid() }),
});

/** An address was proved to be its user's: modules above may join what they know under that address to the user. */
export const emailVerifiedQueue = defineQueue({
  name: "identity.email-verified",
  payload: z.object({ userId: z.uuid() }),
});
