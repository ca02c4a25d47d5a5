import { and, eq } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { SetWeeklyHours } from "../schemas.ts";
import { overlappingRule } from "../domain/weekly-hours.ts";
import { lockHours, professionalInReach } from "../queries/availability.ts";
import { availabilityRules } from "../tables.ts";
import { openingHours } from "./opening-hours.ts";

/** Replaces all weekly hours of a professional. Appointments that now lie outside them stay. */
export async function setWeeklyHours(ctx: Ctx, { professionalId, rules }: SetWeeklyHours) {
  const scope = authorize(ctx, "availability:write");
  const rule = overlappingRule(rules);
  return withTenant(ctx, async (tx) => {
    const whose = await professionalInReach(tx, ctx, scope, professionalId);
    if (!whose) return refuse("NOT_FOUND");
    if (rule !== null) return refuse("OVERLAPPING_HOURS", { rule });
    await lockHours(tx, ctx, professionalId);
    await openingHours(tx, ctx, whose, async () => {
      await tx
        .delete(availabilityRules)
        .where(and(eq(availabilityRules.tenantId, ctx.tenantId), eq(availabilityRules.professionalId, professionalId)));
      const rows = rules.map((each) => ({ ...each, tenantId: ctx.tenantId, id: newId(), professionalId }));
      if (rows.length > 0) await tx.insert(availabilityRules).values(rows);
    });
    await audit(tx, ctx, {
      action: "availability.set_hours",
      subject: { type: "professional", id: professionalId },
      data: { rules },
    });
    await publish(tx, ctx, "availability", professionalId);
    return ok({});
  });
}
