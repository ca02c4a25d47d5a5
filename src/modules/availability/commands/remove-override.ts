import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { RemoveOverride } from "../schemas.ts";
import { professionalInReach } from "../queries/availability.ts";
import { availabilityOverrides } from "../tables.ts";
import { openingHours } from "./opening-hours.ts";

/** The date goes back to its weekly hours. Answers the windows it had, so that it can be undone. */
export async function removeOverride(ctx: Ctx, { professionalId, date }: RemoveOverride) {
  const scope = authorize(ctx, "availability:write");
  return withTenant(ctx, async (tx) => {
    const whose = await professionalInReach(tx, ctx, scope, professionalId);
    if (!whose) return refuse("NOT_FOUND");
    const { tenantId, professionalId: person, date: day, windows } = availabilityOverrides;
    const [removed] = await openingHours(tx, ctx, whose, () =>
      tx
        .delete(availabilityOverrides)
        .where(and(eq(tenantId, ctx.tenantId), eq(person, professionalId), eq(day, date)))
        .returning({ windows }),
    );
    if (!removed) return refuse("NOT_FOUND");
    await audit(tx, ctx, {
      action: "availability.remove_override",
      subject: { type: "professional", id: professionalId },
      data: { date, ...removed },
    });
    await publish(tx, ctx, "availability", professionalId);
    return ok(removed);
  });
}
