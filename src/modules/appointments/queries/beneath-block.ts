import { and, asc, count, eq, gt, inArray, lt, ne, or } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { authorize } from "#modules/access/authorize.ts";
import { wallInterval } from "#modules/availability/domain/time-zones.ts";
import { professionalInReach } from "#modules/availability/queries/availability.ts";
import type { BlockTime } from "#modules/availability/schemas.ts";
import { appointmentTypes } from "#modules/catalog/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { TAKES_TIME } from "../domain/transitions.ts";
import { appointments } from "../tables.ts";

/** What an absence would lie on, before anyone says so. */
export async function previewBlock(tx: Tx, ctx: Ctx, { professionalId, from, until }: BlockTime) {
  const person = await professionalInReach(tx, ctx, authorize(ctx, "availability:read"), professionalId);
  if (!person) return refuse("NOT_FOUND");
  const interval = wallInterval(person.timeZone, from, until);
  if (!interval) return refuse("ENDS_BEFORE_IT_STARTS");
  const beneath = appointmentsWithin(ctx, professionalId, interval);
  const [[total], first] = await Promise.all([
    tx.select({ count: count() }).from(appointments).where(beneath),
    tx
      .select({
        id: appointments.id,
        startsAt: appointments.startsAt,
        endsAt: appointments.endsAt,
        status: appointments.status,
        service: appointmentTypes.name,
      })
      .from(appointments)
      .innerJoin(
        appointmentTypes,
        and(
          eq(appointmentTypes.tenantId, appointments.tenantId),
          eq(appointmentTypes.id, appointments.appointmentTypeId),
        ),
      )
      .where(beneath)
      .orderBy(asc(appointments.startsAt))
      .limit(5),
  ]);
  const shown = first.map(({ startsAt, endsAt, ...rest }) => ({
    ...rest,
    start: startsAt.getTime(),
    end: endsAt.getTime(),
  }));
  return ok({ ...interval, timeZone: person.timeZone, count: total?.count ?? 0, first: shown });
}

/** Living appointments of a professional that meet an interval. */
export function appointmentsWithin(ctx: Ctx, professionalId: string, { start, end }: { start: number; end: number }) {
  const longest = 24 * 3_600_000;
  return and(
    eq(appointments.tenantId, ctx.tenantId),
    eq(appointments.professionalId, professionalId),
    gt(appointments.startsAt, new Date(start - longest)),
    lt(appointments.startsAt, new Date(end)),
    gt(appointments.endsAt, new Date(start)),
    inArray(appointments.status, [...TAKES_TIME]),
    or(ne(appointments.status, "held"), gt(appointments.expiresAt, new Date(ctx.now))),
  );
}
