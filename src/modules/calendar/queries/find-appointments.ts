import { and, gt, inArray } from "drizzle-orm";
import { searchClients } from "#modules/clients/queries/search-clients.ts";
import { authorize } from "#modules/access/authorize.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { isOwn } from "#modules/appointments/queries/appointment-in-reach.ts";
import { appointments } from "#modules/appointments/tables.ts";
import { appointmentViews } from "#modules/appointments/queries/appointment-views.ts";

const SHOWN = 6;

/** The next appointments of the clients whom a few letters name: "Ana's on Thursday". */
export function findAppointments(ctx: Ctx, { q }: { q: string }) {
  const scope = authorize(ctx, "calendar:read");
  return readTenant(ctx, async (tx) => {
    const [{ timeZone }, found] = await Promise.all([organizationOf(tx, ctx), searchClients(tx, ctx, { q })]);
    const ids = found.clients.map(({ id }) => id);
    if (ids.length === 0) return { timeZone, appointments: [] };
    const coming = and(
      inArray(appointments.clientId, ids),
      gt(appointments.endsAt, new Date(ctx.now)),
      inArray(appointments.status, ["pending", "confirmed"]),
      scope === "own" ? isOwn(tx, ctx) : undefined,
    );
    return { timeZone, appointments: await appointmentViews(tx, ctx, coming, SHOWN) };
  });
}
