import { eq } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { authorize } from "#modules/access/authorize.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import type { AddClosure } from "#modules/availability/closure-schemas.ts";
import { closures } from "#modules/availability/tables.ts";
import type { Ctx } from "#platform/context.ts";
import { violates } from "#platform/db/errors.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { countOnClosedDays } from "../queries/closure-impact.ts";

const MOST = 500;

/**
 * The whole institution is closed on these days. Appointments beneath them stay, and must have been seen: others than
 * were shown refuse it.
 */
export async function addClosure(ctx: Ctx, { seen, ...closure }: AddClosure) {
  authorize(ctx, "closures:write");
  const done = withTenant(ctx, async (tx) => {
    if ((await tx.$count(closures, eq(closures.tenantId, ctx.tenantId))) >= MOST) return refuse("TOO_MANY_CLOSURES");
    const beneath = await countOnClosedDays(tx, ctx, closure);
    if (beneath !== seen) return refuse("IMPACT_CHANGED");
    const id = newId();
    await tx.insert(closures).values({ tenantId: ctx.tenantId, id, ...closure, createdAt: new Date(ctx.now) });
    await audit(tx, ctx, { action: "closure.add", subject: { type: "closure", id }, data: closure });
    await publish(tx, ctx, "availability", id);
    return ok({ id, appointments: beneath });
  });
  return done.catch((error: unknown) => {
    if (violates(error, "closures_holiday_once")) return refuse("CLOSED_ALREADY");
    throw error;
  });
}
