import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { SetOverride } from "../schemas.ts";
import { overlappingWindow } from "../domain/weekly-hours.ts";
import { professionalInReach } from "../queries/availability.ts";
import { availabilityOverrides } from "../tables.ts";
import { openingHours } from "./opening-hours.ts";

/** One date's own hours, or none: it is closed. */
export async function setOverride(ctx: Ctx, { professionalId, date, windows }: SetOverride) {
  const scope = authorize(ctx, "availability:write");
  const window = overlappingWindow(windows);
  return withTenant(ctx, async (tx) => {
    const whose = await professionalInReach(tx, ctx, scope, professionalId);
    if (!whose) return refuse("NOT_FOUND");
    if (window !== null) return refuse("OVERLAPPING_HOURS", { window });
    const { tenantId, professionalId: person, date: day } = availabilityOverrides;
    await openingHours(tx, ctx, whose, () =>
      tx
        .insert(availabilityOverrides)
        .values({ tenantId: ctx.tenantId, id: newId(), professionalId, date, windows })
        .onConflictDoUpdate({ target: [tenantId, person, day], set: { windows } }),
    );
    await audit(tx, ctx, {
      action: "availability.set_override",
      subject: { type: "professional", id: professionalId },
      data: { date, windows },
    });
    await publish(tx, ctx, "availability", professionalId);
    return ok({});
  });
}
