import { and, asc, eq, gt, or } from "drizzle-orm";
import { appointments } from "#modules/appointments/tables.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { reminderRules } from "../tables.ts";
import { planOne } from "./plan-reminders.ts";

const BATCH = 200;

/** A rule was saved at `at`: everything confirmed that lies ahead is planned by it, in turns that keep no lock for long. */
export async function replanRule(ctx: Ctx, { ruleId, at }: { ruleId: string; at: number }): Promise<void> {
  let after: { start: Date; id: string } | null = {
    start: new Date(ctx.now),
    id: "ffffffff-ffff-ffff-ffff-ffffffffffff",
  };
  while (after) {
    const from: { start: Date; id: string } = after;
    after = await withTenant(ctx, async (tx) => {
      const [rule] = await tx
        .select()
        .from(reminderRules)
        .where(and(eq(reminderRules.tenantId, ctx.tenantId), eq(reminderRules.id, ruleId)));
      if (!rule?.active) return null;
      const rows = await tx
        .select({
          id: appointments.id,
          status: appointments.status,
          startsAt: appointments.startsAt,
          serviceId: appointments.appointmentTypeId,
        })
        .from(appointments)
        .where(and(eq(appointments.tenantId, ctx.tenantId), eq(appointments.status, "confirmed"), beyond(from)))
        .orderBy(asc(appointments.startsAt), asc(appointments.id))
        .limit(BATCH);
      for (const row of rows) await planOne(tx, ctx, { ...row, start: row.startsAt.getTime() }, rule, at);
      const last = rows.at(-1);
      return last && rows.length === BATCH ? { start: last.startsAt, id: last.id } : null;
    });
  }
}

const beyond = ({ start, id }: { start: Date; id: string }) =>
  or(gt(appointments.startsAt, start), and(eq(appointments.startsAt, start), gt(appointments.id, id)));
