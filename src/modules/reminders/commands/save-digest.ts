import { eq } from "drizzle-orm";
import { ok } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { nextDigest } from "../domain/digest-time.ts";
import { digestQueue } from "../queue.ts";
import type { SaveDigest } from "../schemas.ts";
import { reminderSettings } from "../tables.ts";
import { beginReminders } from "./begin-reminders.ts";

/** Whether the staff get a digest, and at which hour; the chain goes on from its new moment. */
export async function saveDigest(ctx: Ctx, { active, hour }: SaveDigest) {
  authorize(ctx, "settings:write");
  return withTenant(ctx, async (tx) => {
    await beginReminders(tx, ctx);
    const { timeZone } = await organizationOf(tx, ctx);
    const next = new Date(nextDigest(timeZone, hour, ctx.now));
    const [before] = await tx
      .select()
      .from(reminderSettings)
      .where(eq(reminderSettings.tenantId, ctx.tenantId))
      .for("update");
    await tx
      .update(reminderSettings)
      .set({ digestActive: active, digestHour: hour, digestNextAt: next })
      .where(eq(reminderSettings.tenantId, ctx.tenantId));
    if (before?.digestNextAt.getTime() !== next.getTime())
      await enqueue(tx, ctx, digestQueue, { at: next.getTime() }, { startAfter: next });
    await audit(tx, ctx, {
      action: "digest.save",
      subject: { type: "organization", id: ctx.tenantId },
      data: { active, hour },
    });
    return ok({});
  });
}
