import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { clients } from "#modules/clients/tables.ts";
import { authorize } from "#modules/identity/authorize.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { expiryInstant } from "../domain/expiry.ts";
import type { IssueCredits } from "../schemas.ts";
import { creditLines } from "../tables.ts";
import { addLot } from "./add-lot.ts";

/** Credits bought, given, or set right. The same request twice issues once. */
export function issueCredits(ctx: Ctx, { requestId, clientId, amount, source, reason, expiresOn }: IssueCredits) {
  authorize(ctx, "credits:write");
  return withTenant(ctx, async (tx) => {
    const [organization, [client]] = await Promise.all([
      organizationOf(tx, ctx),
      // Locked, so that a second click waits here and then finds the first one's line.
      tx.select({ id: clients.id }).from(clients).where(and(eq(clients.tenantId, ctx.tenantId), eq(clients.id, clientId))).for("no key update"),
    ]);
    if (!client) return refuse("NOT_FOUND");
    if (expiresOn !== null && expiryInstant(organization.timeZone, expiresOn) <= ctx.now) return refuse("EXPIRY_PAST");
    const cause = `request:${requestId}`;
    const [done] = await tx
      .select({ lotId: creditLines.lotId })
      .from(creditLines)
      .where(and(eq(creditLines.tenantId, ctx.tenantId), eq(creditLines.clientId, clientId), eq(creditLines.kind, "issue"), eq(creditLines.cause, cause)));
    if (done) return ok({ lotId: done.lotId });
    const lotId = await addLot(tx, ctx, { clientId, amount, source, cause, reason, expiresOn });
    await audit(tx, ctx, { action: "credits.issue", subject: { type: "client", id: clientId }, data: { amount, source, expiresOn, reason } });
    await publish(tx, ctx, "credits", clientId);
    return ok({ lotId });
  });
}
