import { refuse } from "#lib/result.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { recipientsOf } from "../queries/recipients.ts";
import { notifyQueue } from "../queue.ts";
import type { AssignAlert } from "../schemas.ts";
import { alertNotifications } from "../tables.ts";
import { changeAlert, type Outcome } from "./change-alert.ts";

/** Gives it to somebody who looks after machines, who is notified and from then on alone reminded; or to nobody. */
export async function assignAlert(ctx: Ctx, { id, userId }: AssignAlert): Promise<Outcome> {
  authorize(ctx, "alerts:write");
  const people = userId === null ? [] : await readTenant(ctx, (tx) => recipientsOf(tx, ctx));
  if (userId !== null && !people.some((person) => person.userId === userId)) return refuse("NOT_FOUND");
  const isSelf = ctx.actor.type === "user" && ctx.actor.userId === userId;
  const notifies = userId !== null && !isSelf;
  return changeAlert(ctx, {
    id,
    step: "assign",
    event: ({ state: was }) => ({ what: "assigned", data: { was, userId } }),
    audited: ({ assignedTo }) => ({ changed: { from: { userId: assignedTo }, to: { userId } } }),
    change: ({ assignedTo, timesNotified }) =>
      assignedTo === userId
        ? null
        : {
            assignedTo: userId,
            ...(notifies ? { timesNotified: timesNotified + 1, lastNotifiedAt: new Date(ctx.now) } : {}),
          },
    then: async (tx, { timesNotified }) => {
      if (notifies) return enqueue(tx, ctx, notifyQueue, {});
      // Whoever takes it knows of it.
      if (userId !== null)
        await tx
          .insert(alertNotifications)
          .values({ tenantId: ctx.tenantId, alertId: id, userId, round: timesNotified, notifiedAt: new Date(ctx.now) })
          .onConflictDoNothing();
    },
  });
}
