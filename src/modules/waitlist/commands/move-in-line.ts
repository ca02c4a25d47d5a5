import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { newOrder } from "../domain/new-order.ts";
import type { MoveInLine } from "../schemas.ts";
import { waitlistEntries } from "../tables.ts";
import { lockLine } from "./lock-line.ts";

/** Staff put a client at another place of their line. Who has left it is unknown to it. */
export async function moveInLine(ctx: Ctx, { entryId, to }: MoveInLine) {
  authorize(ctx, "waitlist:write");
  return withTenant(ctx, async (tx) => {
    const ofTenant = eq(waitlistEntries.tenantId, ctx.tenantId);
    const [known] = await tx
      .select({ serviceId: waitlistEntries.appointmentTypeId })
      .from(waitlistEntries)
      .where(and(ofTenant, eq(waitlistEntries.id, entryId)));
    const line = known ? await lockLine(tx, ctx, known.serviceId) : [];
    const moved = line.find(({ id }) => id === entryId);
    if (!moved) return refuse("NOT_FOUND");
    const places = new Map(line.map(({ id, position }) => [id, position]));
    const order = newOrder([...places.keys()], entryId, to);
    for (const [index, id] of order.entries()) {
      if (places.get(id) === index + 1) continue;
      await tx
        .update(waitlistEntries)
        .set({ position: index + 1 })
        .where(and(ofTenant, eq(waitlistEntries.id, id)));
    }
    await audit(tx, ctx, {
      action: "waitlist.move",
      subject: { type: "waitlist", id: entryId },
      data: { place: order.indexOf(entryId) + 1 },
    });
    await publish(tx, ctx, "waitlist", entryId);
    return ok({ place: order.indexOf(entryId) + 1 });
  });
}
