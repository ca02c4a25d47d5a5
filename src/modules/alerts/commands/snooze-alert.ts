import type { Ctx } from "#platform/context.ts";
import { type SnoozeAlert, snoozeMs } from "../schemas.ts";
import { changeAlert, type Outcome } from "./change-alert.ts";

/** Not now: it comes back at that time, or at once if it becomes worse. Whoever puts it off has answered for it. */
export function snoozeAlert(ctx: Ctx, { id, minutes }: SnoozeAlert): Promise<Outcome> {
  const until = ctx.now + snoozeMs(minutes);
  return changeAlert(ctx, {
    id,
    step: "snooze",
    event: ({ state: was }) => ({ what: "snoozed", data: { was, until } }),
    audited: ({ snoozedUntil }) => ({ changed: { from: { until: snoozedUntil }, to: { until } } }),
    change: ({ acknowledgedAt }) => ({
      snoozedUntil: new Date(until),
      acknowledgedAt: acknowledgedAt ?? new Date(ctx.now),
    }),
  });
}
