import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { clients } from "#modules/clients/tables.ts";
import { authorize } from "#modules/identity/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { allocate } from "../domain/allocate.ts";
import { lockSpendableLots } from "../queries/spendable-lots.ts";
import type { AdjustCredits } from "../schemas.ts";
import { creditLines } from "../tables.ts";
import { writeLines } from "./write-line.ts";

/** Takes credits back, with a reason; never more than there are. The same request twice takes once. */
export function adjustCredits(ctx: Ctx, { requestId, clientId, amount, reason }: AdjustCredits) {
  authorize(ctx, "credits:write");
  return withTenant(ctx, async (tx) => {
    const [client] = await tx.select({ id: clients.id }).from(clients).where(and(eq(clients.tenantId, ctx.tenantId), eq(clients.id, clientId))).for("no key update");
    if (!client) return refuse("NOT_FOUND");
    const cause = `request:${requestId}`;
    const done = and(eq(creditLines.tenantId, ctx.tenantId), eq(creditLines.clientId, clientId), eq(creditLines.kind, "adjust"), eq(creditLines.cause, cause));
    if ((await tx.$count(creditLines, done)) > 0) return ok({});
    const lots = await lockSpendableLots(tx, ctx, clientId);
    const shares = allocate(lots, amount);
    if (!shares) return refuse("NO_CREDIT", { needed: amount, balance: lots.reduce((sum, lot) => sum + lot.remaining, 0) });
    await writeLines(tx, ctx, shares.map((share) => ({ lotId: share.lotId, clientId, kind: "adjust" as const, amount: -share.amount, cause, reason })));
    await audit(tx, ctx, { action: "credits.adjust", subject: { type: "client", id: clientId }, data: { amount: -amount, reason } });
    await publish(tx, ctx, "credits", clientId);
    return ok({});
  });
}
