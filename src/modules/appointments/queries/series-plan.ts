import { ok, refuse } from "#lib/result.ts";
import { balanceOfUser } from "#modules/credits/queries/balance-of-user.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { REFUSALS } from "../domain/time-refusals.ts";
import { mergeIntervals } from "#modules/availability/domain/merge-intervals.ts";
import { nearbyOffers } from "#modules/availability/domain/nearby-offers.ts";
import { anyOf, type Offer } from "#modules/availability/domain/offers.ts";
import { seriesStarts } from "../domain/series.ts";
import { sharedOut } from "../domain/series-people.ts";
import { findSlots } from "#modules/availability/domain/slots.ts";
import { whyNot } from "#modules/availability/domain/why-not.ts";
import type { PlanSeries } from "../schemas.ts";
import { findService, type Professional } from "#modules/catalog/queries/offered-service.ts";
import { slotQueries, type KnownQuery } from "./slot-queries.ts";

const DAY_MS = 86_400_000;
const ALTERNATIVES = 3;
const ALTERNATIVES_WITHIN_MS = 7 * DAY_MS;

/**
 * Every occurrence of a series before anything is taken: free and with whom, or the refusal it would meet (no more is said of
 * why, as with any visitor's time); and, where it is not free with whoever gives most of the series, what lies nearest. With
 * "any" one person gives as much of it as anybody can. Takes nothing.
 */
export function planSeries(ctx: Ctx, { serviceId, professionalId, rule }: PlanSeries) {
  return readTenant(ctx, async (tx) => {
    const [organization, found] = await Promise.all([organizationOf(tx, ctx), findService(tx, ctx, serviceId)]);
    const people = found?.professionals.filter(({ id }) => professionalId === "any" || id === professionalId) ?? [];
    if (!found || people.length === 0) return refuse("NOT_FOUND");
    const starts = seriesStarts(rule, await wallOfSeries(tx, ctx, professionalId, people));
    if (!starts) return refuse("SERIES_TOO_LONG");
    const first = starts[0];
    const last = starts.at(-1);
    if (first === undefined || last === undefined) return refuse("SERIES_EMPTY");

    const { service } = found;
    const from = Math.min(Math.max(ctx.now, first - ALTERNATIVES_WITHIN_MS), first);
    const to = last + ALTERNATIVES_WITHIN_MS;
    const queries = await slotQueries(tx, ctx, { service, professionals: people, from, to });
    const candidates = [...queries].map(([id, query]) => ({
      professionalId: id,
      load: query.bookedStarts?.length ?? 0,
      free: new Set(starts.filter((start) => whyNot(query, start) === null)),
    }));
    const { leadId, by } = sharedOut(starts, candidates);
    const lead = leadId === null ? undefined : queries.get(leadId);
    if (leadId === null || !lead) throw new Error("planSeries: no query for the professional");

    const elsewhere = starts.filter((start) => by.get(start) !== leadId);
    const loads = new Map(candidates.map((one) => [one.professionalId, one.professionalId === leadId ? -1 : one.load]));
    const near = offersNear(queries, loads, elsewhere).filter(({ start }) => !starts.includes(start));
    return ok({
      timeZone: organization.timeZone,
      creditCost: service.creditCost,
      priceMinor: service.priceMinor,
      currency: organization.currency,
      /** What whoever asks could spend themselves. */
      balance: service.creditCost > 0 ? await balanceOfUser(tx, ctx) : null,
      autoConfirm: service.autoConfirm,
      leadId,
      professionals: found.professionals.map(({ id, firstName, lastName }) => ({ id, firstName, lastName })),
      occurrences: starts.map((start) => {
        const whose = by.get(start) ?? null;
        const reason = whose === null ? whyNot(lead, start) : null;
        return {
          start,
          end: start + service.durationMin * 60_000,
          professionalId: whose,
          reason: reason ? REFUSALS[reason.rule] : null,
          alternatives: whose === leadId ? [] : alternativesTo(near, { start, leadId, free: whose !== null }),
        };
      }),
    });
  });
}

/** The wall on which a series is meant: its professional's, or the institution's where it may be anybody's. */
export async function wallOfSeries(
  tx: Tx,
  ctx: Ctx,
  professionalId: string,
  people: readonly Professional[],
): Promise<string> {
  const person = people.find(({ id }) => id === professionalId);
  return person?.timeZone ?? (await organizationOf(tx, ctx)).timeZone;
}

/** What is free in the days around these starts, once each: whoever has the least load gives it. */
function offersNear(
  queries: ReadonlyMap<string, KnownQuery>,
  loads: ReadonlyMap<string, number>,
  starts: readonly number[],
): Offer[] {
  const around = mergeIntervals(
    starts.map((start) => ({ start: start - ALTERNATIVES_WITHIN_MS, end: start + ALTERNATIVES_WITHIN_MS })),
  );
  return anyOf(
    [...queries].map(([professionalId, query]) => ({
      professionalId,
      load: loads.get(professionalId) ?? 0,
      slots: around.flatMap(({ start, end }) =>
        findSlots({ ...query, from: Math.max(query.from, start), to: Math.min(query.to, end) }),
      ),
    })),
  );
}

/** Of a date that somebody else could give: when the one who gives the others could. Of one that nobody can: anyone's too. */
function alternativesTo(
  near: readonly Offer[],
  { start, leadId, free }: { start: number; leadId: string; free: boolean },
): Offer[] {
  const within = near.filter(
    (offer) => Math.abs(offer.start - start) <= ALTERNATIVES_WITHIN_MS && (!free || offer.professionalId === leadId),
  );
  return nearbyOffers(within, { start, professionalId: leadId }, ALTERNATIVES).toSorted((a, b) => a.start - b.start);
}
