import { and, eq, gt, inArray, lt, sql } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import type { CalendarRange } from "../schemas.ts";
import { localDays } from "#modules/availability/domain/local-days.ts";
import { appointments } from "#modules/appointments/tables.ts";
import { ownProfessionalId } from "#modules/catalog/queries/own-professional.ts";

/** How many appointments each of the institution's dates has; those that have none are not in it. */
export function readBusyDays(ctx: Ctx, { from, days: count, professionalIds }: CalendarRange) {
  const scope = authorize(ctx, "calendar:read");
  return readTenant(ctx, async (tx) => {
    const [{ timeZone }, own] = await Promise.all([
      organizationOf(tx, ctx),
      scope === "own" ? ownProfessionalId(tx, ctx) : null,
    ]);
    const days = localDays(timeZone, from, count);
    const date = sql<string>`to_char(${appointments.startsAt} at time zone ${timeZone}, 'YYYY-MM-DD')`;
    const rows = await tx
      .select({ date, count: sql<number>`count(*)::int` })
      .from(appointments)
      .where(
        and(
          eq(appointments.tenantId, ctx.tenantId),
          gt(appointments.startsAt, new Date((days[0]?.start ?? 0) - 1)),
          lt(appointments.startsAt, new Date(days.at(-1)?.end ?? 0)),
          inArray(appointments.status, ["pending", "confirmed", "completed", "no_show"]),
          scope === "own" ? eq(appointments.professionalId, own ?? ctx.tenantId) : undefined,
          professionalIds ? inArray(appointments.professionalId, professionalIds) : undefined,
        ),
      )
      .groupBy(sql`1`)
      .orderBy(sql`1`);
    return { days: rows };
  });
}
