import { and, isNotNull, inArray } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { authorize } from "#modules/access/authorize.ts";
import { scopeOf } from "#modules/access/policy.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { IMPACT_MOST, type BlockImpact } from "../block-schemas.ts";
import { mergeIntervals } from "#modules/availability/domain/merge-intervals.ts";
import { nearbyOffers } from "#modules/availability/domain/nearby-offers.ts";
import type { Offer } from "#modules/availability/domain/offers.ts";
import type { Interval } from "#modules/availability/domain/slot-query.ts";
import { findSlots } from "#modules/availability/domain/slots.ts";
import { wallInterval } from "#modules/availability/domain/time-zones.ts";
import { appointments } from "../tables.ts";
import { appointmentViews, type AppointmentView } from "./appointment-views.ts";
import { appointmentsWithin } from "./beneath-block.ts";
import { professionalInReach } from "#modules/availability/queries/availability.ts";
import { findGiven } from "#modules/catalog/queries/offered-service.ts";
import { slotQueries, type KnownQuery } from "./slot-queries.ts";

const PROPOSALS = 3;
const WITHIN_MS = 14 * 86_400_000;
const LONGEST_MS = 24 * 3_600_000;

/**
 * What an absence would lie on, each with times to move it to: free now, clear of the absence, and of each other's first.
 */
export function readBlockImpact(ctx: Ctx, { professionalId, from, until }: BlockImpact) {
  const scope = authorize(ctx, "availability:write");
  return readTenant(ctx, async (tx) => {
    const person = await professionalInReach(tx, ctx, scope, professionalId);
    if (!person) return refuse("NOT_FOUND");
    const interval = wallInterval(person.timeZone, from, until);
    if (!interval) return refuse("ENDS_BEFORE_IT_STARTS");
    const [{ timeZone }, beneath] = await Promise.all([
      organizationOf(tx, ctx),
      appointmentViews(tx, ctx, movableWithin(ctx, professionalId, interval), IMPACT_MOST + 1),
    ]);
    if (beneath.length > IMPACT_MOST) return refuse("TOO_MANY_BENEATH", { most: IMPACT_MOST });
    const ownOnly = scopeOf(ctx.actor, "appointments:create") === "own";
    const proposals = await propose(tx, ctx, { beneath, absence: { ...interval, professionalId }, ownOnly });
    return ok({
      ...interval,
      timeZone,
      appointments: beneath.map((view) => ({
        id: view.id,
        status: view.status,
        start: view.start,
        end: view.end,
        service: view.service,
        color: view.color,
        client: view.client,
        proposals: proposals.get(view.id) ?? [],
      })),
    });
  });
}

/** Beneath an absence and still to be decided: neither a hold nor what is over. */
export const movableWithin = (ctx: Ctx, professionalId: string, interval: Interval) =>
  and(
    appointmentsWithin(ctx, professionalId, interval),
    isNotNull(appointments.clientId),
    inArray(appointments.status, ["pending", "confirmed"]),
  );

type Wanted = {
  beneath: readonly AppointmentView[];
  absence: Interval & { professionalId: string };
  ownOnly: boolean;
};
type Proposal = Offer & { professional: string };

async function propose(tx: Tx, ctx: Ctx, { beneath, absence, ownOnly }: Wanted): Promise<Map<string, Proposal[]>> {
  const proposals = new Map<string, Proposal[]>();
  const promised: (Interval & { professionalId: string; serviceId: string })[] = [];
  const queriesOf = new Map<string, Awaited<ReturnType<typeof everyonesHours>>>();
  for (const view of beneath) {
    const hours = queriesOf.get(view.serviceId) ?? (await everyonesHours(tx, ctx, view.serviceId, absence, ownOnly));
    queriesOf.set(view.serviceId, hours);
    const asLong = hours.isClass ? undefined : (view.end - view.start) / 60_000;
    const offers = hours.people.flatMap(({ id, query }) => {
      const clear = afterPromises(query, promised, id, view.serviceId);
      const near = { from: Math.max(ctx.now, view.start - WITHIN_MS), to: view.start + WITHIN_MS };
      return findSlots({ ...clear, ...near, ...(asLong && { durationMin: asLong }) }).map((slot) => ({
        ...slot,
        professionalId: id,
      }));
    });
    const wanted = { start: view.start, professionalId: absence.professionalId };
    const near = nearbyOffers(offers, wanted, PROPOSALS);
    const first = near[0];
    if (first) {
      const before = view.start - view.busyStart;
      const after = view.busyEnd - view.end;
      promised.push({
        professionalId: first.professionalId,
        serviceId: view.serviceId,
        start: first.start - before,
        end: first.end + after,
      });
    }
    proposals.set(
      view.id,
      near.map((offer) => ({ ...offer, professional: hours.names.get(offer.professionalId) ?? "" })),
    );
  }
  return proposals;
}

/** The slot queries of all who give a service, over all that may be proposed, with the absence already in them. */
async function everyonesHours(tx: Tx, ctx: Ctx, serviceId: string, absence: Wanted["absence"], ownOnly: boolean) {
  const given = await findGiven(tx, ctx, serviceId);
  const people = given?.professionals.filter(({ id }) => !ownOnly || id === absence.professionalId) ?? [];
  if (!given) return { people: [], names: new Map<string, string>(), isClass: false };
  const range = { from: Math.max(ctx.now, absence.start - LONGEST_MS - WITHIN_MS), to: absence.end + WITHIN_MS };
  const queries = await slotQueries(tx, ctx, { service: given.service, professionals: people, ...range });
  return {
    isClass: given.service.capacity > 1,
    names: new Map(people.map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`.trim()])),
    people: [...queries].map(([id, query]) => ({
      id,
      query:
        id === absence.professionalId
          ? {
              ...query,
              blocks: mergeIntervals([...query.blocks, absence]),
              joinable: query.joinable?.filter(({ start, end }) => start >= absence.end || end <= absence.start) ?? [],
            }
          : query,
    })),
  };
}

/** The same with what was proposed before taken out: of its professional's time, and of one room for each. */
function afterPromises(
  query: KnownQuery,
  promised: readonly (Interval & { professionalId: string; serviceId: string })[],
  professionalId: string,
  serviceId: string,
) {
  const theirs = promised.filter((one) => one.professionalId === professionalId);
  const rooms = query.resources?.map((taken) => [...taken]);
  for (const one of promised) {
    if (one.serviceId !== serviceId) continue;
    const free = rooms?.find((taken) => taken.every(({ start, end }) => start >= one.end || end <= one.start));
    free?.push(one);
  }
  const sorted = (intervals: readonly Interval[]) => intervals.toSorted((a, b) => a.start - b.start);
  return { ...query, busy: sorted([...query.busy, ...theirs]), ...(rooms && { resources: rooms.map(sorted) }) };
}
