import { machineChangedQueue } from "#modules/machines/queue.ts";
import type { Ctx } from "#platform/context.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { changeAlert, type Outcome } from "./change-alert.ts";

/** Settled, says a person. Where the cause goes on all the same, it opens again after a while of peace (`may-reopen.ts`). */
export const resolveAlert = (ctx: Ctx, { id }: { id: string }): Promise<Outcome> =>
  changeAlert(ctx, {
    id,
    step: "resolve",
    event: ({ state: was }) => ({ what: "resolved", data: { was } }),
    change: ({ state }) => (state === "resolved" ? null : { resolvedAt: new Date(ctx.now), snoozedUntil: null }),
  });

/** Takes back what was done with it: it is open again. What has ended in the meantime then ends by itself. */
export const reopenAlert = (ctx: Ctx, { id }: { id: string }): Promise<Outcome> =>
  changeAlert(ctx, {
    id,
    step: "reopen",
    event: ({ state: was }) => ({ what: "reopened", data: { was } }),
    change: ({ state }) => (state === "open" ? null : { acknowledgedAt: null, snoozedUntil: null, resolvedAt: null }),
    then: async (tx, { state, machineId }) => {
      if (state === "resolved" && machineId !== null) await enqueue(tx, ctx, machineChangedQueue, { machineId });
    },
  });
