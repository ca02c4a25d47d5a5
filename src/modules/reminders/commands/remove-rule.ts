import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { reminderRules } from "../tables.ts";

/** The rule and what was planned by it are gone; letters that left stay sent. */
export async function removeReminderRule(ctx: Ctx, { id }: { id: string }) {
  authorize(ctx, "settings:write");
  return withTenant(ctx, async (tx) => {
    const [removed] = await tx
      .delete(reminderRules)
      .where(and(eq(reminderRules.tenantId, ctx.tenantId), eq(reminderRules.id, id)))
      .returning();
    if (!removed) return refuse("NOT_FOUND");
    await audit(tx, ctx, {
      action: "reminder.remove",
      subject: { type: "reminder_rule", id },
      data: { offsetMin: removed.offsetMin },
    });
    return ok({});
  });
}
