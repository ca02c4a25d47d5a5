import { and, eq } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { byWhen } from "#modules/appointments/domain/by-when.ts";
import { isOwn } from "#modules/appointments/queries/appointment-in-reach.ts";
import { appointments } from "#modules/appointments/tables.ts";
import { appointmentViews } from "#modules/appointments/queries/appointment-views.ts";

/** A client's appointments. A professional sees their own. */
export function listClientAppointments(ctx: Ctx, { clientId }: { clientId: string }) {
  const scope = authorize(ctx, "calendar:read");
  return readTenant(ctx, async (tx) => {
    const [{ timeZone }, all] = await Promise.all([
      organizationOf(tx, ctx),
      appointmentViews(tx, ctx, and(eq(appointments.clientId, clientId), scope === "own" ? isOwn(tx, ctx) : undefined)),
    ]);
    return { timeZone, ...byWhen(all, ctx.now) };
  });
}
