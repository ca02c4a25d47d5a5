import { ok, refuse } from "#lib/result.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { byDay, localDateOf, localDays } from "#modules/availability/domain/local-days.ts";
import { anyOf, nearest, type Candidate, type Offer } from "#modules/availability/domain/offers.ts";
import { findSlots, type Slot } from "#modules/availability/domain/slots.ts";
import type { FindFreeSlots } from "../schemas.ts";
import { findService, type Professional, type Service } from "#modules/catalog/queries/offered-service.ts";
import { slotQueries } from "./slot-queries.ts";

const ALTERNATIVES = 3;
const ALTERNATIVES_WITHIN_MS = 14 * 86_400_000;

type Range = {
  service: Service;
  professionals: readonly Professional[];
  from: number;
  to: number;
  /** A class that is to be moved as a whole: its own time is not in its way, and it joins no other. */
  except?: string;
};

/** Every start in `[from, to)` at which one of these professionals could give the service; the least loaded of those free. */
export async function offersIn(tx: Tx, ctx: Ctx, range: Range): Promise<Offer[]> {
  const queries = await slotQueries(tx, ctx, range);
  const candidates: Candidate[] = [...queries].map(([professionalId, query]) => ({
    professionalId,
    load: query.bookedStarts?.length ?? 0,
    slots: seated(range.service, findSlots(range.except ? { ...query, joinable: [] } : query)),
  }));
  return anyOf(candidates);
}

/** Of a class that nobody is in yet, all its seats are left. */
const seated = ({ capacity }: Service, slots: Slot[]): Slot[] =>
  capacity > 1 ? slots.map((slot) => ({ seatsLeft: capacity, ...slot })) : slots;

/** The free times nearest to one that was wanted and could not be had. */
export async function alternativesTo(
  tx: Tx,
  ctx: Ctx,
  wanted: Omit<Range, "from" | "to"> & { start: number },
): Promise<Offer[]> {
  const from = Math.max(ctx.now, wanted.start - ALTERNATIVES_WITHIN_MS);
  const offers = await offersIn(tx, ctx, { ...wanted, from, to: wanted.start + ALTERNATIVES_WITHIN_MS });
  return nearest(offers, wanted.start, ALTERNATIVES);
}

/** One professional's free times in `[from, to)`, epoch milliseconds, in order. Public, as `findFreeSlots` is. */
export async function freeSlotsOf(
  tx: Tx,
  ctx: Ctx,
  { serviceId, professionalId, from, to }: { serviceId: string; professionalId: string; from: number; to: number },
) {
  const found = await findService(tx, ctx, serviceId);
  const professional = found?.professionals.find(({ id }) => id === professionalId);
  if (!found || !professional) return refuse("NOT_FOUND");
  const slots = await offersIn(tx, ctx, { service: found.service, professionals: [professional], from, to });
  return ok({ timeZone: professional.timeZone, slots: slots.map(({ start, end }) => ({ start, end })) });
}

/** Free times by day of the institution's zone. Public: it says when someone is free, never why not. */
export function findFreeSlots(ctx: Ctx, { serviceId, professionalId, from, days: count }: FindFreeSlots) {
  return readTenant(ctx, async (tx) => {
    const [organization, found] = await Promise.all([organizationOf(tx, ctx), findService(tx, ctx, serviceId)]);
    const professionals =
      found?.professionals.filter(({ id }) => professionalId === "any" || id === professionalId) ?? [];
    if (!found || (professionalId !== "any" && professionals.length === 0)) return refuse("NOT_FOUND");

    const { service } = found;
    const days = localDays(organization.timeZone, from, count);
    const start = days[0]?.start ?? 0;
    const end = days.at(-1)?.end ?? 0;
    const offers = await offersIn(tx, ctx, { service, professionals, from: start, to: end });
    const later =
      offers.length > 0
        ? undefined
        : (
            await offersIn(tx, ctx, {
              service,
              professionals,
              from: Math.max(end, ctx.now),
              to: ctx.now + (service.horizonDays + 2) * 86_400_000,
            })
          )[0];
    return ok({
      timeZone: organization.timeZone,
      days: byDay(days, offers),
      nextDate: later ? localDateOf(organization.timeZone, later.start) : null,
    });
  });
}
