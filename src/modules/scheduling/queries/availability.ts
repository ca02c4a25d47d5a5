import { and, asc, count, eq, gt, gte, inArray, lt, or, ne } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { authorize } from "#modules/identity/authorize.ts";
import type { Scope } from "#modules/identity/policy.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { BlockTime, PreviewWeek, ProfessionalRef } from "../availability-schemas.ts";
import { localDateOf, localDays } from "../domain/local-days.ts";
import { openWeek } from "../domain/open-week.ts";
import { wallInterval } from "../domain/time-zones.ts";
import { TAKES_TIME } from "../domain/transitions.ts";
import {
  appointments,
  appointmentTypes,
  availabilityBlocks,
  availabilityOverrides,
  availabilityRules,
  importedBusy,
  professionals,
} from "../tables.ts";
import { ownProfessionalId } from "./own-professional.ts";

/** A week on the wall, and a clock change in it. */
const EIGHT_DAYS_MS = 8 * 86_400_000;

type Professional = typeof professionals.$inferSelect;

/** The professional, if the actor's reach includes them. Anyone else's is as unknown as another institution's. */
export async function professionalInReach(
  tx: Tx,
  ctx: Ctx,
  scope: Scope,
  professionalId: string,
): Promise<Professional | null> {
  if (scope === "own" && (await ownProfessionalId(tx, ctx)) !== professionalId) return null;
  const [found] = await tx.select().from(professionals).where(isProfessional(ctx, professionalId));
  return found ?? null;
}

/** Until the transaction ends nobody else replaces this professional's hours: two sets written at once would both stay. */
export const lockHours = (tx: Tx, ctx: Ctx, professionalId: string) =>
  tx
    .select({ id: professionals.id })
    .from(professionals)
    .where(isProfessional(ctx, professionalId))
    .for("no key update");

const isProfessional = (ctx: Ctx, professionalId: string) =>
  and(eq(professionals.tenantId, ctx.tenantId), eq(professionals.id, professionalId));

/** Whose hours the actor may see: by name, those who take appointments first. */
export async function listSchedules(tx: Tx, ctx: Ctx) {
  const scope = authorize(ctx, "availability:read");
  const ownId = await ownProfessionalId(tx, ctx);
  if (scope === "own" && !ownId) return { ownId, professionals: [] };
  const { id, firstName, lastName, title, color, timeZone, active } = professionals;
  const people = await tx
    .select({ id, firstName, lastName, title, color, timeZone, active })
    .from(professionals)
    .where(
      and(eq(professionals.tenantId, ctx.tenantId), scope === "own" && ownId ? eq(professionals.id, ownId) : undefined),
    )
    .orderBy(asc(lastName), asc(id));
  return { ownId, professionals: people.toSorted((a, b) => Number(b.active) - Number(a.active)) };
}

export type Availability = Extract<Awaited<ReturnType<typeof readAvailability>>, { ok: true }>;

/** One professional's rules, and the overrides and absences that are not over. */
export async function readAvailability(tx: Tx, ctx: Ctx, { professionalId }: ProfessionalRef) {
  const person = await professionalInReach(tx, ctx, authorize(ctx, "availability:read"), professionalId);
  if (!person) return refuse("NOT_FOUND");
  const today = localDateOf(person.timeZone, ctx.now);
  const [rules, overrides, blocks] = await Promise.all([
    rulesOf(tx, ctx, professionalId),
    overridesFrom(tx, ctx, professionalId, today),
    blocksFrom(tx, ctx, professionalId, ctx.now),
  ]);
  const { id, firstName, lastName, title, color, timeZone, active } = person;
  return ok({
    professional: { id, firstName, lastName, title, color, timeZone, active },
    today,
    rules,
    overrides,
    blocks,
  });
}

/** When they really work, on seven days from a date on; by `rules` instead of the saved ones if those are given. */
export async function previewWeek(tx: Tx, ctx: Ctx, { professionalId, from, rules: draft }: PreviewWeek) {
  const person = await professionalInReach(tx, ctx, authorize(ctx, "availability:read"), professionalId);
  if (!person) return refuse("NOT_FOUND");
  const first = localDays(person.timeZone, from, 1)[0]?.start ?? 0;
  const [saved, overrides, blocks, imported] = await Promise.all([
    rulesOf(tx, ctx, professionalId),
    overridesFrom(tx, ctx, professionalId, from),
    blocksFrom(tx, ctx, professionalId, first),
    importedFrom(tx, ctx, professionalId, first),
  ]);
  const absences = [...blocks, ...imported].toSorted((a, b) => a.start - b.start);
  return ok({ timeZone: person.timeZone, days: openWeek(person.timeZone, from, draft ?? saved, overrides, absences) });
}

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

/** What is written of somebody's working hours, whatever the date. */
export async function hoursOf(tx: Tx, ctx: Ctx, professionalId: string) {
  const [rules, overrides] = await Promise.all([
    rulesOf(tx, ctx, professionalId),
    overridesFrom(tx, ctx, professionalId, "2000-01-01"),
  ]);
  return { rules, overrides };
}

function rulesOf(tx: Tx, ctx: Ctx, professionalId: string) {
  const { id, weekday, start, end, effectiveFrom, effectiveUntil } = availabilityRules;
  return tx
    .select({ id, weekday, start, end, effectiveFrom, effectiveUntil })
    .from(availabilityRules)
    .where(and(eq(availabilityRules.tenantId, ctx.tenantId), eq(availabilityRules.professionalId, professionalId)))
    .orderBy(asc(weekday), asc(start), asc(id));
}

function overridesFrom(tx: Tx, ctx: Ctx, professionalId: string, from: string) {
  const { date, windows } = availabilityOverrides;
  return tx
    .select({ date, windows })
    .from(availabilityOverrides)
    .where(
      and(
        eq(availabilityOverrides.tenantId, ctx.tenantId),
        eq(availabilityOverrides.professionalId, professionalId),
        gte(date, from),
      ),
    )
    .orderBy(asc(date));
}

/** What calendars of theirs elsewhere say, in the week that begins at an instant. */
async function importedFrom(tx: Tx, ctx: Ctx, professionalId: string, from: number) {
  const rows = await tx
    .select({ startsAt: importedBusy.startsAt, endsAt: importedBusy.endsAt })
    .from(importedBusy)
    .where(
      and(
        eq(importedBusy.tenantId, ctx.tenantId),
        eq(importedBusy.professionalId, professionalId),
        gt(importedBusy.endsAt, new Date(from)),
        lt(importedBusy.startsAt, new Date(from + EIGHT_DAYS_MS)),
      ),
    );
  return rows.map(({ startsAt, endsAt }) => ({ start: startsAt.getTime(), end: endsAt.getTime() }));
}

async function blocksFrom(tx: Tx, ctx: Ctx, professionalId: string, from: number) {
  const rows = await tx
    .select()
    .from(availabilityBlocks)
    .where(
      and(
        eq(availabilityBlocks.tenantId, ctx.tenantId),
        eq(availabilityBlocks.professionalId, professionalId),
        gt(availabilityBlocks.endsAt, new Date(from)),
      ),
    )
    .orderBy(asc(availabilityBlocks.startsAt), asc(availabilityBlocks.id));
  return rows.map(({ id, startsAt, endsAt, reason }) => ({
    id,
    start: startsAt.getTime(),
    end: endsAt.getTime(),
    reason,
  }));
}
