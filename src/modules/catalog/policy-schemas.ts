import { z } from "zod";

/* What may be said in a cancellation policy (domain/cancellation-policy.ts); safe to import in a browser. */

export const POLICY_WINDOWS_MAX = 6;

const share = z.number("NUMBER_REQUIRED").int("WHOLE_NUMBER").min(0, "SHARE_BELOW_0").max(100, "SHARE_OVER_100");

const hours = z.number("NUMBER_REQUIRED").int("WHOLE_NUMBER").min(0, "HOURS_RANGE").max(720, "HOURS_RANGE");

/** From the longest notice to the shortest: hours fall, and what comes back never grows as the appointment comes near. */
const Windows = z
  .array(z.object({ hours, share }))
  .min(1)
  .max(POLICY_WINDOWS_MAX)
  .superRefine((windows, context) => {
    windows.forEach((window, at) => {
      const longer = windows[at - 1];
      if (!longer) return;
      if (window.hours >= longer.hours)
        context.addIssue({ code: "custom", message: "WINDOWS_OVERLAP", path: [at, "hours"] });
      else if (window.share > longer.share)
        context.addIssue({ code: "custom", message: "SHARE_RISES", path: [at, "share"] });
    });
  });

export const Policy = z.object({
  windows: Windows,
  noShowShare: share,
  returns: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("spent") }),
    z.object({
      kind: z.literal("credits"),
      amount: z.number("NUMBER_REQUIRED").int("WHOLE_NUMBER").min(1).max(1000),
      expiresInDays: z.number("NUMBER_REQUIRED").int("WHOLE_NUMBER").min(1).max(3650),
    }),
  ]),
});
