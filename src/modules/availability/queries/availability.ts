import { and, asc, eq, gt, gte, lt } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Scope } from "#modules/access/policy.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { PreviewWeek, ProfessionalRef } from "../schemas.ts";
import { closedBetween } from "./closures.ts";
import { localDateOf, localDays } from "../domain/local-days.ts";
import { openWeek } from "../domain/open-week.ts";
import { professionals } from "#modules/catalog/tables.ts";
import { availabilityBlocks, availabilityOverrides, availabilityRules, importedBusy } from "../tables.ts";
import { ownProfessionalId } from "#modules/catalog/queries/own-professional.ts";

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
  const [saved, overrides, blocks, imported, closed] = await Promise.all([
    rulesOf(tx, ctx, professionalId),
    overridesFrom(tx, ctx, professionalId, from),
    blocksFrom(tx, ctx, professionalId, first),
    importedFrom(tx, ctx, professionalId, first),
    closedBetween(tx, ctx, first, first + EIGHT_DAYS_MS),
  ]);
  const absences = [...blocks, ...imported, ...closed].toSorted((a, b) => a.start - b.start);
  return ok({ timeZone: person.timeZone, days: openWeek(person.timeZone, from, draft ?? saved, overrides, absences) });
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
