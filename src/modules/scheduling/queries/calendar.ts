import { and, asc, eq, gt, inArray, lt, sql } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { authorize } from "#modules/identity/authorize.ts";
import { can } from "#modules/identity/policy.ts";
import { users } from "#modules/identity/tables.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { isOwn } from "../commands/move-on.ts";
import { localDays } from "../domain/local-days.ts";
import { openHours } from "../domain/open-hours.ts";
import { stepsFrom, type Step } from "../domain/transitions.ts";
import { wallOffsets } from "../domain/wall-offsets.ts";
import type { CalendarRange } from "../schemas.ts";
import {
  appointments,
  appointmentTransitions,
  availabilityBlocks,
  availabilityOverrides,
  availabilityRules,
  professionals,
} from "../tables.ts";
import { appointmentViews } from "./appointment-views.ts";
import { ownProfessionalId } from "./own-professional.ts";

/** An appointment lasts a day at the most. */
const LONGEST_MS = 24 * 3_600_000;
const SHOWN = ["pending", "confirmed", "completed", "no_show"] as const;

/** Everything the calendar draws of a range of the institution's dates, in one round trip after whose calendar it is. */
export function readCalendar(ctx: Ctx, { from, days: count, professionalIds }: CalendarRange) {
  const scope = authorize(ctx, "calendar:read");
  return readTenant(ctx, async (tx) => {
    const [organization, people] = await Promise.all([organizationOf(tx, ctx), visibleProfessionals(tx, ctx, scope)]);
    const shown = people.filter(({ id }) => !professionalIds || professionalIds.includes(id));
    const ids = shown.map(({ id }) => id);
    const days = localDays(organization.timeZone, from, count);
    const start = days[0]?.start ?? 0;
    const end = days.at(-1)?.end ?? 0;
    const inRange = and(
      inArray(appointments.professionalId, ids),
      gt(appointments.startsAt, new Date(start - LONGEST_MS)),
      lt(appointments.startsAt, new Date(end)),
      gt(appointments.endsAt, new Date(start)),
    );
    const [views, held, blocks, rules, overrides] = await Promise.all([
      appointmentViews(tx, ctx, and(inRange, inArray(appointments.status, [...SHOWN]))),
      tx
        .select({
          id: appointments.id,
          professionalId: appointments.professionalId,
          startsAt: appointments.startsAt,
          endsAt: appointments.endsAt,
        })
        .from(appointments)
        .where(
          and(
            eq(appointments.tenantId, ctx.tenantId),
            inRange,
            eq(appointments.status, "held"),
            gt(appointments.expiresAt, new Date(ctx.now)),
          ),
        ),
      tx
        .select()
        .from(availabilityBlocks)
        .where(
          and(
            eq(availabilityBlocks.tenantId, ctx.tenantId),
            inArray(availabilityBlocks.professionalId, ids),
            lt(availabilityBlocks.startsAt, new Date(end)),
            gt(availabilityBlocks.endsAt, new Date(start)),
          ),
        ),
      tx
        .select()
        .from(availabilityRules)
        .where(and(eq(availabilityRules.tenantId, ctx.tenantId), inArray(availabilityRules.professionalId, ids))),
      tx
        .select()
        .from(availabilityOverrides)
        .where(
          and(eq(availabilityOverrides.tenantId, ctx.tenantId), inArray(availabilityOverrides.professionalId, ids)),
        ),
    ]);
    const interval = (row: { startsAt: Date; endsAt: Date }) => ({
      start: row.startsAt.getTime(),
      end: row.endsAt.getTime(),
    });
    return {
      timeZone: organization.timeZone,
      days,
      offsets: wallOffsets(organization.timeZone, start, end),
      professionals: shown,
      appointments: views,
      holds: held.map((row) => ({ id: row.id, professionalId: row.professionalId, ...interval(row) })),
      blocks: blocks.map((row) => ({
        id: row.id,
        professionalId: row.professionalId,
        reason: row.reason,
        ...interval(row),
      })),
      openHours: shown.flatMap(({ id, timeZone }) => {
        const theirs = ({ professionalId }: { professionalId: string }) => professionalId === id;
        const hours = {
          zone: timeZone,
          rules: rules.filter(theirs),
          overrides: overrides.filter(theirs),
          from: start,
          to: end,
        };
        return openHours(hours).map((window) => ({ professionalId: id, ...window }));
      }),
    };
  });
}

async function visibleProfessionals(tx: Tx, ctx: Ctx, scope: "all" | "own") {
  const own = scope === "own" ? await ownProfessionalId(tx, ctx) : null;
  if (scope === "own" && !own) return [];
  return tx
    .select({
      id: professionals.id,
      firstName: professionals.firstName,
      lastName: professionals.lastName,
      title: professionals.title,
      color: professionals.color,
      timeZone: professionals.timeZone,
    })
    .from(professionals)
    .where(
      and(eq(professionals.tenantId, ctx.tenantId), own ? eq(professionals.id, own) : eq(professionals.active, true)),
    )
    .orderBy(asc(professionals.lastName), asc(professionals.id));
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
} as const satisfies Partial<Record<Step, string>>;

/** One appointment with its history, and what the actor may do to it now. */
export function readAppointment(ctx: Ctx, { id }: { id: string }) {
  const scope = authorize(ctx, "calendar:read");
  return readTenant(ctx, async (tx) => {
    const [organization, [appointment], history] = await Promise.all([
      organizationOf(tx, ctx),
      appointmentViews(tx, ctx, and(eq(appointments.id, id), scope === "own" ? isOwn(tx, ctx) : undefined)),
      tx
        .select({ transition: appointmentTransitions, firstName: users.firstName, lastName: users.lastName })
        .from(appointmentTransitions)
        .leftJoin(
          users,
          and(
            eq(users.tenantId, appointmentTransitions.tenantId),
            sql`${users.id}::text = ${appointmentTransitions.actorId}`,
          ),
        )
        .where(and(eq(appointmentTransitions.tenantId, ctx.tenantId), eq(appointmentTransitions.appointmentId, id)))
        .orderBy(asc(appointmentTransitions.id)),
    ]);
    if (!appointment) return refuse("NOT_FOUND");
    const allowed = stepsFrom(appointment.status).filter(
      (step): step is keyof typeof PERMISSION_OF => step !== "expire" && can(ctx.actor, PERMISSION_OF[step]),
    );
    return ok({
      timeZone: organization.timeZone,
      appointment,
      history: history.map(({ transition, firstName, lastName }) => ({
        from: transition.fromStatus,
        to: transition.toStatus,
        actorType: transition.actorType,
        actor: firstName ? `${firstName} ${lastName ?? ""}`.trim() : null,
        at: transition.at.getTime(),
        reason: transition.reason,
      })),
      allowed,
    });
  });
}
