import { and, eq, gt, lte } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { creditLots } from "../tables.ts";
import { writeLines } from "./write-line.ts";

/** Writes off what was left in a lot when its last day ended. Nothing left, or not yet over: nothing to do. */
export async function expireLot(ctx: Ctx, { lotId }: { lotId: string }): Promise<void> {
  await withTenant(ctx, async (tx) => {
    const [lot] = await tx
      .select()
      .from(creditLots)
      .where(and(eq(creditLots.tenantId, ctx.tenantId), eq(creditLots.id, lotId), gt(creditLots.remaining, 0), lte(creditLots.expiresAt, new Date(ctx.now))))
      .for("update");
    if (lot) await writeLines(tx, ctx, [{ lotId, clientId: lot.clientId, kind: "expire", amount: -lot.remaining, cause: `lot:${lotId}` }]);
  });
}
