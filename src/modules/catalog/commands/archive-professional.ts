import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { Archive } from "../schemas.ts";
import { professionals } from "../tables.ts";

/** Someone who no longer gives appointments, or gives them again. What is booked with them stays. */
export async function archiveProfessional(ctx: Ctx, { id, archived }: Archive) {
  authorize(ctx, "professionals:write");
  return withTenant(ctx, async (tx) => {
    const [found] = await tx
      .update(professionals)
      .set({ active: !archived })
      .where(and(eq(professionals.tenantId, ctx.tenantId), eq(professionals.id, id)))
      .returning({ id: professionals.id });
    if (!found) return refuse("NOT_FOUND");
    await audit(tx, ctx, {
      action: archived ? "professional.archive" : "professional.restore",
      subject: { type: "professional", id },
    });
    await publish(tx, ctx, "catalog", id);
    return ok({});
  });
}
