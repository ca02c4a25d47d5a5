import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { letterQueue } from "../queue.ts";
import { letters } from "../tables.ts";

/** Tries a dead letter again, from the first attempt. Two admins at once send it once. */
export async function resendLetter(ctx: Ctx, { letterId }: { letterId: string }) {
  authorize(ctx, "letters:resend");
  return withTenant(ctx, async (tx) => {
    const one = and(eq(letters.tenantId, ctx.tenantId), eq(letters.id, letterId));
    const [letter] = await tx.select({ status: letters.status }).from(letters).where(one).for("update");
    if (!letter) return refuse("NOT_FOUND");
    if (letter.status !== "dead") return refuse("LETTER_NOT_DEAD");
    await tx.update(letters).set({ status: "queued", attempts: 0, lastError: null }).where(one);
    await enqueue(tx, ctx, letterQueue, { letterId });
    await audit(tx, ctx, { action: "letter.resend", subject: { type: "letter", id: letterId } });
    return ok({});
  });
}
