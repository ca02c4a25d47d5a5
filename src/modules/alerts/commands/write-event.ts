import { newId } from "#lib/ids.ts";
import { actorId, type Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { publish } from "#platform/db/live.ts";
import type { NewAlertEvent } from "../event-schemas.ts";
import { alertEvents } from "../tables.ts";

/** One line of an alert's history, and word of it to every open dashboard. */
export async function writeEvent(tx: Tx, ctx: Ctx, alertId: string, { what, data }: NewAlertEvent): Promise<void> {
  await tx.insert(alertEvents).values({
    tenantId: ctx.tenantId,
    id: newId(),
    alertId,
    what,
    at: new Date(ctx.now),
    actorType: ctx.actor.type,
    actorId: actorId(ctx.actor),
    data,
  });
  await publish(tx, ctx, "alerts", alertId);
}
