import { and, asc, eq, gt, gte, inArray, lt, lte } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { ok, refuse } from "#lib/result.ts";
import { addDays } from "#lib/time.ts";
import { authorize } from "#modules/identity/authorize.ts";
import { can } from "#modules/identity/policy.ts";
import { namesOf } from "#modules/identity/queries/names-of.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { isOwn } from "../commands/move-on.ts";
import { localDays } from "../domain/local-days.ts";
import { openHours } from "../domain/open-hours.ts";
import type { Interval } from "../domain/slot-query.ts";
import { stepsFrom, type Step } from "../domain/transitions.ts";
import { wallOffsets } from "../domain/wall-offsets.ts";
import type { CalendarRange } from "../schemas.ts";
import {
  appointments,
  appointmentTransitions,
  availabilityBlocks,
  availabilityOverrides,
  availabilityRules,
  busyImports,
  importedBusy,
  professionals,
} from "../tables.ts";
import { appointmentViews } from "./appointment-views.ts";
import { ownProfessionalId } from "./own-professional.ts";

/** An appointment lasts a day at the most. */
const LONGEST_MS = 24 * 3_600_000;
const DAY_MS = 24 * 3_600_000;
const SHOWN = ["pending", "confirmed", "completed", "no_show"] as const;

/**
 * Everything the calendar draws of a range of the institution's dates, in one round trip. Where its days begin only its zone
 * tells, which comes back by the same trip: so a day more is asked for at either side, and what lies outside is left out here.
 */
export function readCalendar(ctx: Ctx, { from, days: count, professionalIds }: CalendarRange) {
  const scope = authorize(ctx, "calendar:read");
  return readTenant(ctx, async (tx) => {
    const wide = {
      start: Date.parse(`${from}T00:00:00Z`) - DAY_MS,
      end: Date.parse(`${from}T00:00:00Z`) + (count + 1) * DAY_MS,
    };
    const theirs = (table: { tenantId: PgColumn; professionalId: PgColumn }) =>
      and(
        eq(table.tenantId, ctx.tenantId),
        scope === "own" ? inArray(table.professionalId, ownProfessional(tx, ctx)) : undefined,
        professionalIds ? inArray(table.professionalId, professionalIds) : undefined,
      );
    const inRange = and(
      theirs(appointments),
      gt(appointments.startsAt, new Date(wide.start - LONGEST_MS)),
      lt(appointments.startsAt, new Date(wide.end)),
      gt(appointments.endsAt, new Date(wide.start)),
    );
    const { id, professionalId, startsAt, endsAt } = appointments;
    const [organization, people, views, held, blocks, imported, rules, overrides] = await Promise.all([
      organizationOf(tx, ctx),
      peopleOf(tx, ctx, scope),
      appointmentViews(tx, ctx, and(inRange, inArray(appointments.status, [...SHOWN]))),
      tx
        .select({ id, professionalId, startsAt, endsAt })
        .from(appointments)
        .where(and(inRange, eq(appointments.status, "held"), gt(appointments.expiresAt, new Date(ctx.now)))),
      tx
        .select()
        .from(availabilityBlocks)
        .where(
          and(
            theirs(availabilityBlocks),
            lt(availabilityBlocks.startsAt, new Date(wide.end)),
            gt(availabilityBlocks.endsAt, new Date(wide.start)),
          ),
        ),
      tx
        .select({ busy: importedBusy, name: busyImports.name })
        .from(importedBusy)
        .innerJoin(
          busyImports,
          and(eq(busyImports.tenantId, importedBusy.tenantId), eq(busyImports.id, importedBusy.importId)),
        )
        .where(
          and(
            theirs(importedBusy),
            lt(importedBusy.startsAt, new Date(wide.end)),
            gt(importedBusy.endsAt, new Date(wide.start)),
          ),
        ),
      tx.select().from(availabilityRules).where(theirs(availabilityRules)),
      tx
        .select()
        .from(availabilityOverrides)
        .where(
          and(
            theirs(availabilityOverrides),
            gte(availabilityOverrides.date, addDays(from, -1)),
            lte(availabilityOverrides.date, addDays(from, count + 1)),
          ),
        ),
    ]);
    const days = localDays(organization.timeZone, from, count);
    const start = days[0]?.start ?? 0;
    const end = days.at(-1)?.end ?? 0;
    const meets = (interval: Interval) => interval.start < end && interval.end > start;
    const interval = (row: { startsAt: Date; endsAt: Date }) => ({
      start: row.startsAt.getTime(),
      end: row.endsAt.getTime(),
    });
    const shownViews = views.filter(meets);
    const holds = held
      .map((row) => ({ id: row.id, professionalId: row.professionalId, ...interval(row) }))
      .filter(meets);
    // Who has left still has the appointments they left behind.
    const needed = new Set([
      ...shownViews.map(({ professional }) => professional.id),
      ...holds.map((hold) => hold.professionalId),
    ]);
    const shown = people.filter(
      (person) =>
        (person.active || scope === "own" || needed.has(person.id)) &&
        (!professionalIds || professionalIds.includes(person.id)),
    );
    const rulesOf = Map.groupBy(rules, (rule) => rule.professionalId);
    const overridesOf = Map.groupBy(overrides, (override) => override.professionalId);
    return {
      timeZone: organization.timeZone,
      days,
      offsets: wallOffsets(organization.timeZone, start, end),
      professionals: shown,
      appointments: shownViews,
      holds,
      blocks: [
        ...blocks.map((row) => ({ ...row, imported: null })),
        ...imported.map(({ busy, name }) => ({ ...busy, reason: null, imported: name })),
      ]
        .map((row): Away => ({
          id: row.id,
          professionalId: row.professionalId,
          reason: row.reason,
          imported: row.imported,
          ...interval(row),
        }))
        .filter(meets),
      openHours: shown
        .filter(({ active }) => active)
        .flatMap((person) => {
          const hours = {
            zone: person.timeZone,
            rules: rulesOf.get(person.id) ?? [],
            overrides: overridesOf.get(person.id) ?? [],
            from: start,
            to: end,
          };
          return openHours(hours).map((window) => ({ professionalId: person.id, ...window }));
        }),
    };
  });
}

/** An absence; `imported` is the name of the calendar elsewhere that says so. */
type Away = Interval & { id: string; professionalId: string; reason: string | null; imported: string | null };

/** The professional that the actor is, as part of another query. */
const ownProfessional = (tx: Tx, ctx: Ctx) =>
  tx
    .select({ id: professionals.id })
    .from(professionals)
    .where(
      and(
        eq(professionals.tenantId, ctx.tenantId),
        eq(professionals.userId, ctx.actor.type === "user" ? ctx.actor.userId : ctx.tenantId),
      ),
    );

const peopleOf = (tx: Tx, ctx: Ctx, scope: "all" | "own") =>
  tx
    .select({
      id: professionals.id,
      firstName: professionals.firstName,
      lastName: professionals.lastName,
      title: professionals.title,
      color: professionals.color,
      timeZone: professionals.timeZone,
      active: professionals.active,
    })
    .from(professionals)
    .where(
      and(
        eq(professionals.tenantId, ctx.tenantId),
        scope === "own" ? inArray(professionals.id, ownProfessional(tx, ctx)) : undefined,
      ),
    )
    .orderBy(asc(professionals.lastName), asc(professionals.id));

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
        .orderBy(asc(appointmentTransitions.id)),
    ]);
    if (!appointment) return refuse("NOT_FOUND");
    const names = await namesOf(
      tx,
      ctx,
      history.map(({ actorId }) => actorId),
    );
    const allowed = stepsFrom(appointment.status).filter(
      (step): step is keyof typeof PERMISSION_OF => step !== "expire" && can(ctx.actor, PERMISSION_OF[step]),
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
