import { and, asc, eq, gt, inArray, isNull, lt, ne, or, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { Interval, SlotQuery } from "../domain/slot-query.ts";
import { TAKES_TIME } from "../domain/transitions.ts";
import {
  appointments,
  appointmentTypes,
  availabilityOverrides,
  availabilityRules,
  professionals,
  professionalServices,
  resources as resourceTable,
  serviceResources,
} from "../tables.ts";
import { absencesOf } from "./absences.ts";

export type Service = typeof appointmentTypes.$inferSelect;
export type Professional = typeof professionals.$inferSelect;

/** An appointment with its buffers reaches no further than a day and two of the longest buffers (`tables.ts`). */
const REACH_MS = 48 * 3_600_000;

type Given = { service: Service; professionals: Professional[] };

/** A service that is offered and the professionals who give it now, or null. */
export async function findService(tx: Tx, ctx: Ctx, serviceId: string): Promise<Given | null> {
  const given = await findGiven(tx, ctx, serviceId);
  return given?.service.active ? given : null;
}

/** The same for one that is no longer offered: what was booked of it can still be moved. */
export async function findGiven(tx: Tx, ctx: Ctx, serviceId: string): Promise<Given | null> {
  const [services, given] = await Promise.all([
    tx
      .select()
      .from(appointmentTypes)
      .where(and(eq(appointmentTypes.tenantId, ctx.tenantId), eq(appointmentTypes.id, serviceId))),
    tx
      .select({ professional: professionals })
      .from(professionalServices)
      .innerJoin(
        professionals,
        and(
          eq(professionals.tenantId, professionalServices.tenantId),
          eq(professionals.id, professionalServices.professionalId),
        ),
      )
      .where(
        and(
          eq(professionalServices.tenantId, ctx.tenantId),
          eq(professionalServices.appointmentTypeId, serviceId),
          eq(professionals.active, true),
        ),
      )
      .orderBy(asc(professionals.lastName), asc(professionals.id)),
  ]);
  const service = services[0];
  return service ? { service, professionals: given.map(({ professional }) => professional) } : null;
}

/** The rooms or equipment of which a service takes one, by id; null where it needs none. One that was put away does not do. */
export async function resourcesOf(tx: Tx, ctx: Ctx, serviceId: string): Promise<{ id: string }[] | null> {
  const needed = await tx
    .select({ id: resourceTable.id, active: resourceTable.active })
    .from(serviceResources)
    .innerJoin(
      resourceTable,
      and(eq(resourceTable.tenantId, serviceResources.tenantId), eq(resourceTable.id, serviceResources.resourceId)),
    )
    .where(and(eq(serviceResources.tenantId, ctx.tenantId), eq(serviceResources.appointmentTypeId, serviceId)))
    .orderBy(asc(resourceTable.id));
  return needed.length === 0 ? null : needed.filter(({ active }) => active);
}

/** A class's free seats; null for what is not a class. A hold that ran out still sits on its seat, and takes none. */
const seatsLeft = (now: number) => sql<number | null>`${appointments.capacity} - ${appointments.seatsTaken} + (
  select count(*) from appointments seat
  where seat.tenant_id = ${appointments.tenantId} and seat.session_id = ${appointments.id}
    and seat.status = 'held' and seat.expires_at <= ${new Date(now).toISOString()}::timestamptz
)::int`;

const busyInterval = ({ busyStartsAt, busyEndsAt }: { busyStartsAt: Date; busyEndsAt: Date }): Interval => ({
  start: busyStartsAt.getTime(),
  end: busyEndsAt.getTime(),
});

/** Its busy times say whose they are, its overrides which: so an answer by index names the row. */
export type KnownQuery = SlotQuery & {
  busy: readonly (Interval & { id: string })[];
  overrides: readonly (typeof availabilityOverrides.$inferSelect)[];
};

/**
 * What decides the free starts of each professional for a service in `[from, to)`: one round trip, whatever their number.
 * `except` leaves one appointment out of the busy time: the one that is being moved, or the caller's own hold.
 */
export async function slotQueries(
  tx: Tx,
  ctx: Ctx,
  {
    service,
    professionals: people,
    from,
    to,
    except,
  }: { service: Service; professionals: readonly Professional[]; from: number; to: number; except?: string },
): Promise<Map<string, KnownQuery>> {
  const ids = people.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const theirs = (table: { tenantId: PgColumn; professionalId: PgColumn }) =>
    and(eq(table.tenantId, ctx.tenantId), inArray(table.professionalId, ids));
  const takingTime = and(
    eq(appointments.tenantId, ctx.tenantId),
    gt(appointments.startsAt, new Date(from - REACH_MS)),
    lt(appointments.startsAt, new Date(to + REACH_MS)),
    inArray(appointments.status, [...TAKES_TIME]),
    or(ne(appointments.status, "held"), gt(appointments.expiresAt, new Date(ctx.now))),
    // A seat's time is its class's.
    isNull(appointments.sessionId),
    except ? ne(appointments.id, except) : undefined,
  );
  const [rules, overrides, blocks, busy, rooms, roomsBusy] = await Promise.all([
    tx.select().from(availabilityRules).where(theirs(availabilityRules)),
    tx.select().from(availabilityOverrides).where(theirs(availabilityOverrides)),
    absencesOf(tx, ctx, ids, from, to + REACH_MS),
    tx
      .select({
        id: appointments.id,
        professionalId: appointments.professionalId,
        serviceId: appointments.appointmentTypeId,
        startsAt: appointments.startsAt,
        endsAt: appointments.endsAt,
        busyStartsAt: appointments.busyStartsAt,
        busyEndsAt: appointments.busyEndsAt,
        seatsLeft: seatsLeft(ctx.now),
      })
      .from(appointments)
      .where(and(inArray(appointments.professionalId, ids), takingTime))
      .orderBy(asc(appointments.busyStartsAt)),
    resourcesOf(tx, ctx, service.id),
    tx
      .select({
        resourceId: appointments.resourceId,
        busyStartsAt: appointments.busyStartsAt,
        busyEndsAt: appointments.busyEndsAt,
      })
      .from(appointments)
      .where(
        and(
          inArray(
            appointments.resourceId,
            tx
              .select({ id: serviceResources.resourceId })
              .from(serviceResources)
              .where(
                and(eq(serviceResources.tenantId, ctx.tenantId), eq(serviceResources.appointmentTypeId, service.id)),
              ),
          ),
          takingTime,
        ),
      )
      .orderBy(asc(appointments.busyStartsAt)),
  ]);
  const rulesOf = Map.groupBy(rules, ({ professionalId }) => professionalId);
  const overridesOf = Map.groupBy(overrides, ({ professionalId }) => professionalId);
  const busyOf = Map.groupBy(busy, ({ professionalId }) => professionalId);
  const roomBusyOf = Map.groupBy(roomsBusy, ({ resourceId }) => resourceId);
  const resources = rooms && { resources: rooms.map(({ id }) => (roomBusyOf.get(id) ?? []).map(busyInterval)) };
  return new Map(
    people.map((professional) => {
      const taken = busyOf.get(professional.id) ?? [];
      return [
        professional.id,
        {
          zone: professional.timeZone,
          now: ctx.now,
          from,
          to,
          rules: rulesOf.get(professional.id) ?? [],
          overrides: overridesOf.get(professional.id) ?? [],
          blocks: blocks.get(professional.id) ?? [],
          busy: taken.map((row) => ({ id: row.id, ...busyInterval(row) })),
          ...resources,
          joinable: taken
            .filter(({ serviceId, seatsLeft: left }) => serviceId === service.id && left !== null && left > 0)
            .map(({ startsAt, endsAt }) => ({ start: startsAt.getTime(), end: endsAt.getTime() }))
            .sort((a, b) => a.start - b.start),
          bookedStarts: taken.map(({ startsAt }) => startsAt.getTime()).sort((a, b) => a - b),
          dailyMax: professional.dailyMax,
          durationMin: service.durationMin,
          bufferBeforeMin: service.bufferBeforeMin,
          bufferAfterMin: service.bufferAfterMin,
          stepMin: service.stepMin,
          minNoticeMin: service.minNoticeMin,
          horizonDays: service.horizonDays,
        },
      ];
    }),
  );
}
