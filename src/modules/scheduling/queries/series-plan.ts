import { ok, refuse } from "#lib/result.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { REFUSALS } from "../commands/claim-time.ts";
import { nearest } from "../domain/offers.ts";
import { seriesStarts } from "../domain/series.ts";
import { findSlots } from "../domain/slots.ts";
import { whyNot } from "../domain/why-not.ts";
import type { PlanSeries } from "../schemas.ts";
import { findService, slotQueries } from "./bookable.ts";

const DAY_MS = 86_400_000;
const ALTERNATIVES = 3;
const ALTERNATIVES_WITHIN_MS = 7 * DAY_MS;

/**
 * Every occurrence of a series before anything is taken: free, or the refusal it would meet (no more is said of why, as with
 * any visitor's time) and what lies nearest. Takes nothing.
 */
export function planSeries(ctx: Ctx, { serviceId, professionalId, rule }: PlanSeries) {
  return readTenant(ctx, async (tx) => {
    const [organization, found] = await Promise.all([organizationOf(tx, ctx), findService(tx, ctx, serviceId)]);
    const professional = found?.professionals.find(({ id }) => id === professionalId);
    if (!found || !professional) return refuse("NOT_FOUND");
    const starts = seriesStarts(rule, professional.timeZone);
    if (!starts) return refuse("SERIES_TOO_LONG");
    const first = starts[0];
    const last = starts.at(-1);
    if (first === undefined || last === undefined) return refuse("SERIES_EMPTY");

    const from = Math.max(ctx.now, first - ALTERNATIVES_WITHIN_MS);
    const range = {
      service: found.service,
      professionals: [professional],
      from: Math.min(from, first),
      to: last + ALTERNATIVES_WITHIN_MS,
    };
    const query = (await slotQueries(tx, ctx, range)).get(professional.id);
    if (!query) throw new Error("planSeries: no query for the professional");
    const free = findSlots(query).map((slot) => ({ ...slot, professionalId }));
    const occurrences = starts.map((start) => {
      const reason = whyNot(query, start);
      const near = free.filter(
        (slot) => Math.abs(slot.start - start) <= ALTERNATIVES_WITHIN_MS && !starts.includes(slot.start),
      );
      return {
        start,
        end: start + found.service.durationMin * 60_000,
        reason: reason ? REFUSALS[reason.rule] : null,
        alternatives: reason ? nearest(near, start, ALTERNATIVES) : [],
      };
    });
    return ok({
      timeZone: organization.timeZone,
      creditCost: found.service.creditCost,
      autoConfirm: found.service.autoConfirm,
      occurrences,
    });
  });
}
