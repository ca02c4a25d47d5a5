import { and, asc, eq, gt, inArray, lt, ne, or } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { SlotQuery } from "../domain/slot-query.ts";
import { TAKES_TIME } from "../domain/transitions.ts";
import {
  appointments,
  appointmentTypes,
  availabilityBlocks,
  availabilityOverrides,
  availabilityRules,
  professionals,
  professionalServices,
} from "../tables.ts";

export type Service = typeof appointmentTypes.$inferSelect;
export type Professional = typeof professionals.$inferSelect;

/** An appointment with its buffers reaches no further than a day and two of the longest buffers (`tables.ts`). */
const REACH_MS = 48 * 3_600_000;

/** A service that is offered and the professionals who give it now, or null. */
export async function findService(tx: Tx, ctx: Ctx, serviceId: string): Promise<{ service: Service; professionals: Professional[] } | null> {
  const [services, given] = await Promise.all([
    tx.select().from(appointmentTypes).where(and(eq(appointmentTypes.tenantId, ctx.tenantId), eq(appointmentTypes.id, serviceId), eq(appointmentTypes.active, true))),
    tx
      .select({ professional: professionals })
      .from(professionalServices)
      .innerJoin(professionals, and(eq(professionals.tenantId, professionalServices.tenantId), eq(professionals.id, professionalServices.professionalId)))
      .where(and(eq(professionalServices.tenantId, ctx.tenantId), eq(professionalServices.appointmentTypeId, serviceId), eq(professionals.active, true)))
      .orderBy(asc(professionals.lastName), asc(professionals.id)),
  ]);
  const service = services[0];
  return service ? { service, professionals: given.map(({ professional }) => professional) } : null;
}

/**
 * What decides the free starts of each professional for a service in `[from, to)`: one round trip, whatever their number.
 * `except` leaves one appointment out of the busy time: the one that is being moved, or the caller's own hold.
 */
export async function slotQueries(
  tx: Tx,
  ctx: Ctx,
  { service, professionals: people, from, to, except }: { service: Service; professionals: readonly Professional[]; from: number; to: number; except?: string },
): Promise<Map<string, SlotQuery>> {
  const ids = people.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const theirs = (table: { tenantId: PgColumn; professionalId: PgColumn }) => and(eq(table.tenantId, ctx.tenantId), inArray(table.professionalId, ids));
  const [rules, overrides, blocks, busy] = await Promise.all([
    tx.select().from(availabilityRules).where(theirs(availabilityRules)),
    tx.select().from(availabilityOverrides).where(theirs(availabilityOverrides)),
    tx
      .select()
      .from(availabilityBlocks)
      .where(and(theirs(availabilityBlocks), lt(availabilityBlocks.startsAt, new Date(to + REACH_MS)), gt(availabilityBlocks.endsAt, new Date(from))))
      .orderBy(asc(availabilityBlocks.startsAt)),
    tx
      .select({ professionalId: appointments.professionalId, startsAt: appointments.startsAt, busyStartsAt: appointments.busyStartsAt, busyEndsAt: appointments.busyEndsAt })
      .from(appointments)
      .where(
        and(
          theirs(appointments),
          gt(appointments.startsAt, new Date(from - REACH_MS)),
          lt(appointments.startsAt, new Date(to + REACH_MS)),
          inArray(appointments.status, [...TAKES_TIME]),
          or(ne(appointments.status, "held"), gt(appointments.expiresAt, new Date(ctx.now))),
          except ? ne(appointments.id, except) : undefined,
        ),
      )
      .orderBy(asc(appointments.busyStartsAt)),
  ]);
  const rulesOf = Map.groupBy(rules, ({ professionalId }) => professionalId);
  const overridesOf = Map.groupBy(overrides, ({ professionalId }) => professionalId);
  const blocksOf = Map.groupBy(blocks, ({ professionalId }) => professionalId);
  const busyOf = Map.groupBy(busy, ({ professionalId }) => professionalId);
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
          blocks: (blocksOf.get(professional.id) ?? []).map(({ startsAt, endsAt }) => ({ start: startsAt.getTime(), end: endsAt.getTime() })),
          busy: taken.map(({ busyStartsAt, busyEndsAt }) => ({ start: busyStartsAt.getTime(), end: busyEndsAt.getTime() })),
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
