import { refuse } from "#lib/result.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { recipientsOf } from "../queries/recipients.ts";
import { tellQueue } from "../queue.ts";
import type { AssignAlert } from "../schemas.ts";
import { alertTellings } from "../tables.ts";
import { changeAlert, type Outcome } from "./change-alert.ts";

/** Gives it to somebody who looks after machines, who is told of it and from then on alone reminded; or to nobody. */
export async function assignAlert(ctx: Ctx, { id, userId }: AssignAlert): Promise<Outcome> {
  authorize(ctx, "alerts:write");
  const people = userId === null ? [] : await readTenant(ctx, (tx) => recipientsOf(tx, ctx));
  if (userId !== null && !people.some((person) => person.userId === userId)) return refuse("NOT_FOUND");
  const isSelf = ctx.actor.type === "user" && ctx.actor.userId === userId;
  const tells = userId !== null && !isSelf;
  return changeAlert(ctx, {
    id,
    step: "assign",
    event: ({ state: was }) => ({ what: "assigned", data: { was, userId } }),
    audited: { userId },
    change: ({ assignedTo, tellings }) =>
      assignedTo === userId
        ? null
        : { assignedTo: userId, ...(tells ? { tellings: tellings + 1, lastToldAt: new Date(ctx.now) } : {}) },
    then: async (tx, { tellings }) => {
      if (tells) return enqueue(tx, ctx, tellQueue, {});
      // Whoever takes it knows of it.
      if (userId !== null)
        await tx
          .insert(alertTellings)
          .values({ tenantId: ctx.tenantId, alertId: id, userId, telling: tellings, toldAt: new Date(ctx.now) })
          .onConflictDoNothing();
    },
  });
}
