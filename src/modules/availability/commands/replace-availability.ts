import { and, eq, gt, gte } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { SetOverride, SetWeeklyHours } from "../schemas.ts";
import { localDateOf } from "../domain/local-days.ts";
import { timeAdded } from "../domain/time-added.ts";
import { overlappingRule, overlappingWindow } from "../domain/weekly-hours.ts";
import { lockHours, professionalInReach } from "../queries/availability.ts";
import { availabilityBlocks, availabilityOverrides, availabilityRules } from "../tables.ts";
import { professionals } from "#modules/catalog/tables.ts";
import { openOf, tellOfOpened } from "./opening-hours.ts";

export type ReplaceAvailability = SetWeeklyHours & {
  timeZone: string;
  overrides: Omit<SetOverride, "professionalId">[];
  /** Epoch milliseconds. */
  blocks: { start: number; end: number; reason: string | null }[];
};

/**
 * All of a professional's hours at once: what is not among them is gone. Only the past stays, of which nobody is asked:
 * overrides of days and absences that are over. Appointments that now lie outside the hours stay.
 */
export async function replaceAvailability(ctx: Ctx, input: ReplaceAvailability) {
  const scope = authorize(ctx, "availability:write");
  const { professionalId, timeZone, rules, overrides, blocks } = input;
  const overlaps =
    overlappingRule(rules) !== null || overrides.some(({ windows }) => overlappingWindow(windows) !== null);
  return withTenant(ctx, async (tx) => {
    const person = await professionalInReach(tx, ctx, scope, professionalId);
    if (!person) return refuse("NOT_FOUND");
    if (overlaps) return refuse("OVERLAPPING_HOURS");
    await lockHours(tx, ctx, professionalId);
    const before = await openOf(tx, ctx, person);
    await tx
      .update(professionals)
      .set({ timeZone })
      .where(and(eq(professionals.tenantId, ctx.tenantId), eq(professionals.id, professionalId)));
    const freed = await replaceRows(tx, ctx, input);
    await audit(tx, ctx, {
      action: "availability.replace",
      subject: { type: "professional", id: professionalId },
      data: { timeZone, rules, overrides, blocks },
    });
    const after = await openOf(tx, ctx, { ...person, timeZone });
    await tellOfOpened(tx, ctx, professionalId, [...timeAdded(before, after), ...freed]);
    await publish(tx, ctx, "availability", professionalId);
    return ok({});
  });
}

/** @returns the absences that are no longer */
async function replaceRows(
  tx: Tx,
  ctx: Ctx,
  { professionalId, timeZone, rules, overrides, blocks }: ReplaceAvailability,
) {
  const { tenantId } = ctx;
  const key = () => ({ tenantId, id: newId(), professionalId });
  await tx
    .delete(availabilityRules)
    .where(and(eq(availabilityRules.tenantId, tenantId), eq(availabilityRules.professionalId, professionalId)));
  await tx
    .delete(availabilityOverrides)
    .where(
      and(
        eq(availabilityOverrides.tenantId, tenantId),
        eq(availabilityOverrides.professionalId, professionalId),
        gte(availabilityOverrides.date, localDateOf(timeZone, ctx.now)),
      ),
    );
  const gone = await tx
    .delete(availabilityBlocks)
    .where(
      and(
        eq(availabilityBlocks.tenantId, tenantId),
        eq(availabilityBlocks.professionalId, professionalId),
        gt(availabilityBlocks.endsAt, new Date(ctx.now)),
      ),
    )
    .returning({ startsAt: availabilityBlocks.startsAt, endsAt: availabilityBlocks.endsAt });
  if (rules.length > 0) await tx.insert(availabilityRules).values(rules.map((rule) => ({ ...rule, ...key() })));
  const { tenantId: tenant, professionalId: person, date } = availabilityOverrides;
  for (const override of overrides)
    await tx
      .insert(availabilityOverrides)
      .values({ ...override, ...key() })
      .onConflictDoUpdate({ target: [tenant, person, date], set: { windows: override.windows } });
  if (blocks.length > 0)
    await tx.insert(availabilityBlocks).values(
      blocks.map(({ start, end, reason }) => ({
        ...key(),
        startsAt: new Date(start),
        endsAt: new Date(end),
        reason,
        createdAt: new Date(ctx.now),
      })),
    );
  const kept = new Set(blocks.map(({ start, end }) => `${start} ${end}`));
  return gone
    .map(({ startsAt, endsAt }) => ({ start: startsAt.getTime(), end: endsAt.getTime() }))
    .filter(({ start, end }) => !kept.has(`${start} ${end}`));
}
