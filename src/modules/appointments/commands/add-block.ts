import { count } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { AddBlock } from "#modules/availability/schemas.ts";
import { wallInterval } from "#modules/availability/domain/time-zones.ts";
import { appointmentsWithin } from "../queries/beneath-block.ts";
import { professionalInReach } from "#modules/availability/queries/availability.ts";
import { appointments } from "../tables.ts";
import { availabilityBlocks } from "#modules/availability/tables.ts";

/** An absence, as written on the professional's wall. Appointments beneath it stay, and are counted. */
export async function addBlock(ctx: Ctx, { professionalId, from, until, reason }: AddBlock) {
  const scope = authorize(ctx, "availability:write");
  return withTenant(ctx, async (tx) => {
    const person = await professionalInReach(tx, ctx, scope, professionalId);
    if (!person) return refuse("NOT_FOUND");
    const interval = wallInterval(person.timeZone, from, until);
    if (!interval) return refuse("ENDS_BEFORE_IT_STARTS");
    const { id } = await insertBlock(tx, ctx, { professionalId, reason }, interval);
    const [beneath] = await tx
      .select({ count: count() })
      .from(appointments)
      .where(appointmentsWithin(ctx, professionalId, interval));
    return ok({ id, ...interval, appointments: beneath?.count ?? 0 });
  });
}

/** The absence itself, its audit line, and word to the screens. */
export async function insertBlock(
  tx: Tx,
  ctx: Ctx,
  { professionalId, reason }: Pick<AddBlock, "professionalId" | "reason">,
  interval: { start: number; end: number },
): Promise<{ id: string }> {
  const id = newId();
  await tx.insert(availabilityBlocks).values({
    tenantId: ctx.tenantId,
    id,
    professionalId,
    startsAt: new Date(interval.start),
    endsAt: new Date(interval.end),
    reason,
    createdAt: new Date(ctx.now),
  });
  await audit(tx, ctx, {
    action: "availability.add_block",
    subject: { type: "professional", id: professionalId },
    data: { block: id, ...interval },
  });
  await publish(tx, ctx, "availability", professionalId);
  return { id };
}
