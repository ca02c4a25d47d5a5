import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { authorize } from "#modules/access/authorize.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { professionals } from "#modules/catalog/tables.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { closedTimes } from "../domain/closures.ts";
import { closures } from "../tables.ts";
import { tellOfOpened } from "./opening-hours.ts";

const AHEAD_MS = 90 * 86_400_000;

/** The institution opens on those days after all: who waits for such a time is asked. */
export async function removeClosure(ctx: Ctx, { id }: { id: string }) {
  authorize(ctx, "closures:write");
  return withTenant(ctx, async (tx) => {
    const [closure] = await tx
      .delete(closures)
      .where(and(eq(closures.tenantId, ctx.tenantId), eq(closures.id, id)))
      .returning();
    if (!closure) return refuse("NOT_FOUND");
    const { name, startsOn, endsOn, yearly } = closure;
    await audit(tx, ctx, {
      action: "closure.remove",
      subject: { type: "closure", id },
      data: { name, startsOn, endsOn, yearly },
    });
    const [{ timeZone }, people] = await Promise.all([
      organizationOf(tx, ctx),
      tx
        .select({ id: professionals.id })
        .from(professionals)
        .where(and(eq(professionals.tenantId, ctx.tenantId), eq(professionals.active, true))),
    ]);
    const opened = closedTimes([closure], timeZone, ctx.now, ctx.now + AHEAD_MS);
    for (const person of people) await tellOfOpened(tx, ctx, person.id, opened);
    await publish(tx, ctx, "availability", id);
    return ok({});
  });
}
