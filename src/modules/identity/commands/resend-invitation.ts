import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { authorize } from "#modules/access/authorize.ts";
import { queueLinkLetter } from "../letters.ts";
import { isInvited, userById } from "../users.ts";
import { inviterName } from "./inviter-name.ts";

/** Mails a new link for seven more days; the one before stops working. */
export async function resendInvitation(ctx: Ctx, { userId }: { userId: string }) {
  authorize(ctx, "team:write");
  return withTenant(ctx, async (tx) => {
    const user = await userById(tx, ctx, userId);
    if (!user) return refuse("NOT_FOUND");
    if (!isInvited(user)) return refuse("ALREADY_ACCEPTED");
    await queueLinkLetter(tx, ctx, "invitation", user, { inviter: await inviterName(tx, ctx) });
    await audit(tx, ctx, { action: "user.invite_again", subject: { type: "user", id: userId } });
    return ok({});
  });
}
