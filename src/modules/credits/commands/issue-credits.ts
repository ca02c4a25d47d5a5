import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { expiryInstant } from "../domain/expiry.ts";
import { findEffect } from "../queries/effect.ts";
import type { IssueCredits } from "../schemas.ts";
import { addLot } from "./add-lot.ts";
import { lockCredits } from "./lock-credits.ts";

/** Credits bought, given, or set right. The same request twice issues once: the second waits for the first and finds it. */
export function issueCredits(ctx: Ctx, { requestId, clientId, amount, source, reason, expiresOn }: IssueCredits) {
  authorize(ctx, "credits:write");
  return withTenant(ctx, async (tx) => {
    if (!(await lockCredits(tx, ctx, clientId))) return refuse("NOT_FOUND");
    const { timeZone } = await organizationOf(tx, ctx);
    const cause = `request:${requestId}`;
    const done = await findEffect(tx, ctx, { kind: "issue", cause });
    if (done) return done.clientId === clientId ? ok({ lotId: done.lotId }) : refuse("NOT_FOUND");
    if (expiresOn !== null && expiryInstant(timeZone, expiresOn) <= ctx.now) return refuse("EXPIRY_PAST");
    const lotId = await addLot(tx, ctx, { clientId, amount, source, cause, reason, expiresOn });
    await audit(tx, ctx, {
      action: "credits.issue",
      subject: { type: "client", id: clientId },
      data: { amount, source, expiresOn, reason },
    });
    await publish(tx, ctx, "credits", clientId);
    return ok({ lotId });
  });
}
