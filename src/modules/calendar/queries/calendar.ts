import { and, asc, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { addDays } from "#lib/time.ts";
import { authorize } from "#modules/access/authorize.ts";
import { can } from "#modules/access/policy.ts";
import { namesOf } from "#modules/identity/queries/names-of.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { isOwn } from "#modules/appointments/queries/appointment-in-reach.ts";
import type { CalendarWire } from "../domain/calendar-wire.ts";
import { closedBetween } from "#modules/availability/queries/closures.ts";
import { localDays } from "#modules/availability/domain/local-days.ts";
import { openHours } from "#modules/availability/domain/open-hours.ts";
import type { Interval } from "#modules/availability/domain/slot-query.ts";
import { isStillOpen, stepsFrom, type Step } from "#modules/appointments/domain/transitions.ts";
import { wallOffsets } from "../domain/wall-offsets.ts";
import type { CalendarRange } from "../schemas.ts";
import { appointments, appointmentTransitions } from "#modules/appointments/tables.ts";
import { appointmentViews } from "#modules/appointments/queries/appointment-views.ts";
import { readCalendarFacts } from "./calendar-facts.ts";
import { ownProfessionalId } from "#modules/catalog/queries/own-professional.ts";

const DAY_MS = 24 * 3_600_000;

/**
 * Everything the calendar draws of a range of the institution's dates, in one round trip. Where its days begin only its zone
 * tells, which comes back by the same trip: so a day more is asked for at either side, and what lies outside is left out afterwards.
 */
export function readCalendar(ctx: Ctx, { from, days: count, professionalIds }: CalendarRange): Promise<CalendarWire> {
  const scope = authorize(ctx, "calendar:read");
  return readTenant(ctx, async (tx) => {
    const midnight = Date.parse(`${from}T00:00:00Z`);
    const { rules, overrides, ...facts } = await readCalendarFacts(tx, ctx, {
      scope,
      from: midnight - DAY_MS,
      to: midnight + (count + 1) * DAY_MS,
      dates: [addDays(from, -1), addDays(from, count + 1)],
      professionalIds,
    });
    const days = localDays(facts.timeZone, from, count);
    const start = days[0]?.start ?? 0;
    const end = days.at(-1)?.end ?? 0;
    const meets = (interval: Interval) => interval.start < end && interval.end > start;
    const holds = facts.holds.filter(meets);
    // Who has left still has the appointments they left behind.
    const needed = new Set([
      ...facts.appointments.professionalId,
      ...holds.map(({ professionalId }) => professionalId),
    ]);
    const professionals = facts.professionals.filter(
      (person) =>
        (person.active || scope === "own" || needed.has(person.id)) &&
        (!professionalIds || professionalIds.includes(person.id)),
    );
    const rulesOf = Map.groupBy(rules, (rule) => rule.professionalId);
    const overridesOf = Map.groupBy(overrides, (override) => override.professionalId);
    return {
      ...facts,
      days,
      offsets: wallOffsets(facts.timeZone, start, end),
      professionals,
      holds,
      blocks: facts.blocks.filter(meets),
      closed: await closedBetween(tx, ctx, start, end),
      openHours: professionals
        .filter(({ active }) => active)
        .flatMap(({ id, timeZone }) => {
          const hours = {
            zone: timeZone,
            rules: rulesOf.get(id) ?? [],
            overrides: overridesOf.get(id) ?? [],
            from: start,
            to: end,
          };
          return openHours(hours).map((window) => ({ professionalId: id, ...window }));
        }),
    };
  });
}

const pendingOf = async (tx: Tx, ctx: Ctx, scope: "all" | "own") =>
  and(
    eq(appointments.status, "pending"),
    scope === "own" ? eq(appointments.professionalId, (await ownProfessionalId(tx, ctx)) ?? ctx.tenantId) : undefined,
  );

/** Requests that wait for an answer: whose time to answer runs out first comes first. */
export function readQueue(ctx: Ctx) {
  const scope = authorize(ctx, "appointments:confirm");
  return readTenant(ctx, async (tx) => {
    const [organization, pending] = await Promise.all([
      organizationOf(tx, ctx),
      appointmentViews(tx, ctx, await pendingOf(tx, ctx, scope), 500),
    ]);
    return {
      timeZone: organization.timeZone,
      pending: pending.sort((a, b) => (a.expiresAt ?? a.start) - (b.expiresAt ?? b.start)),
    };
  });
}

export function countPending(ctx: Ctx) {
  const scope = authorize(ctx, "appointments:confirm");
  return readTenant(ctx, async (tx) => ({
    count: await tx.$count(appointments, and(eq(appointments.tenantId, ctx.tenantId), await pendingOf(tx, ctx, scope))),
  }));
}

const PERMISSION_OF = {
  confirm: "appointments:confirm",
  reject: "appointments:reject",
  cancel: "appointments:cancel",
  complete: "appointments:complete",
  no_show: "appointments:no_show",
  undo_confirm: "appointments:confirm",
  undo_complete: "appointments:complete",
} as const satisfies Partial<Record<Step, string>>;

/** One appointment with its history, and what the actor may do to it now. */
export function readAppointment(ctx: Ctx, { id }: { id: string }) {
  const scope = authorize(ctx, "calendar:read");
  return readTenant(ctx, async (tx) => {
    const [organization, [appointment], history] = await Promise.all([
      organizationOf(tx, ctx),
      appointmentViews(tx, ctx, and(eq(appointments.id, id), scope === "own" ? isOwn(tx, ctx) : undefined)),
      tx
        .select()
        .from(appointmentTransitions)
        .where(and(eq(appointmentTransitions.tenantId, ctx.tenantId), eq(appointmentTransitions.appointmentId, id)))
        // An id is made before its moment is known to be the later one.
        .orderBy(asc(appointmentTransitions.at), asc(appointmentTransitions.id)),
    ]);
    if (!appointment) return refuse("NOT_FOUND");
    const names = await namesOf(
      tx,
      ctx,
      history.map(({ actorId }) => actorId),
    );
    const latest = history.at(-1);
    const last = latest && { from: latest.fromStatus, to: latest.toStatus, at: latest.at.getTime() };
    const allowed = stepsFrom(appointment.status).filter(
      (step): step is keyof typeof PERMISSION_OF =>
        step !== "expire" &&
        can(ctx.actor, PERMISSION_OF[step]) &&
        isStillOpen(appointment.status, step, last, ctx.now),
    );
    return ok({
      timeZone: organization.timeZone,
      appointment,
      history: history.map((transition) => ({
        from: transition.fromStatus,
        to: transition.toStatus,
        actorType: transition.actorType,
        actor: names.get(transition.actorId ?? "") ?? null,
        at: transition.at.getTime(),
        reason: transition.reason,
        /** Where a move took it from; the state stayed. Epoch milliseconds. */
        movedFrom: transition.moved?.from.start ?? null,
      })),
      allowed,
    });
  });
}
