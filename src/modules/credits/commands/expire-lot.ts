import { and, eq } from "drizzle-orm";
import { audit } from "#modules/audit/commands/audit.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { creditLots } from "../tables.ts";
import { lockCredits } from "./lock-credits.ts";
import { writeEffect } from "./write-effect.ts";

/** Writes off what was left in a lot when its last day ended. Nothing left, or not yet over: nothing to do. */
export async function expireLot(ctx: Ctx, { lotId }: { lotId: string }): Promise<void> {
  await withTenant(ctx, async (tx) => {
    const find = () =>
      tx
        .select()
        .from(creditLots)
        .where(and(eq(creditLots.tenantId, ctx.tenantId), eq(creditLots.id, lotId)));
    const [known] = await find();
    if (!known || !(await lockCredits(tx, ctx, known.clientId))) return;
    // Read again: who held the lock may have spent some.
    const [lot] = await find();
    if (!lot?.expiresAt || lot.expiresAt.getTime() > ctx.now || lot.remaining === 0) return;
    const { clientId, remaining } = lot;
    await writeEffect(tx, ctx, {
      kind: "expire",
      cause: `lot:${lotId}`,
      clientId,
      shares: [{ lotId, amount: -remaining }],
    });
    await audit(tx, ctx, {
      action: "credits.expire",
      subject: { type: "client", id: clientId },
      data: { lotId, amount: -remaining },
    });
    await publish(tx, ctx, "credits", clientId);
  });
}
