import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { BlockRef } from "#modules/availability/schemas.ts";
import { professionalInReach } from "#modules/availability/queries/availability.ts";
import { availabilityBlocks } from "#modules/availability/tables.ts";
import { tellOfOpened } from "#modules/availability/commands/opening-hours.ts";

/** They will be there after all. */
export async function removeBlock(ctx: Ctx, { id }: BlockRef) {
  const scope = authorize(ctx, "availability:write");
  return withTenant(ctx, async (tx) => {
    const [block] = await tx
      .delete(availabilityBlocks)
      .where(and(eq(availabilityBlocks.tenantId, ctx.tenantId), eq(availabilityBlocks.id, id)))
      .returning();
    // Deleted first and judged after: a refusal rolls back.
    if (!block || !(await professionalInReach(tx, ctx, scope, block.professionalId))) return refuse("NOT_FOUND");
    const { professionalId, startsAt, endsAt } = block;
    const data = { block: id, start: startsAt.getTime(), end: endsAt.getTime() };
    await audit(tx, ctx, {
      action: "availability.remove_block",
      subject: { type: "professional", id: professionalId },
      data,
    });
    await tellOfOpened(tx, ctx, professionalId, [data]);
    await publish(tx, ctx, "availability", professionalId);
    return ok({});
  });
}
