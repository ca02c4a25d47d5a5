import { and, eq, max, ne, sql } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { appointments, appointmentTransitions } from "#modules/appointments/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { plannedAt } from "../domain/reminder-time.ts";
import { reminderQueue } from "../queue.ts";
import { reminderRules, reminders } from "../tables.ts";
import { beginReminders } from "./begin-reminders.ts";

export type Rule = typeof reminderRules.$inferSelect;
export type Planned = { id: string; status: string; start: number; serviceId: string };

/** An appointment was confirmed or moved: its reminders are planned for the time that it has now. Repeating it plans nothing twice. */
export async function planReminders(ctx: Ctx, { appointmentId }: { appointmentId: string }): Promise<void> {
  await withTenant(ctx, async (tx) => {
    await beginReminders(tx, ctx);
    const [row] = await tx
      .select({
        id: appointments.id,
        status: appointments.status,
        startsAt: appointments.startsAt,
        serviceId: appointments.appointmentTypeId,
      })
      .from(appointments)
      .where(and(eq(appointments.tenantId, ctx.tenantId), eq(appointments.id, appointmentId)));
    if (row?.status !== "confirmed") return;
    const [settled] = await tx
      .select({ at: max(appointmentTransitions.at) })
      .from(appointmentTransitions)
      .where(
        and(
          eq(appointmentTransitions.tenantId, ctx.tenantId),
          eq(appointmentTransitions.appointmentId, appointmentId),
          eq(appointmentTransitions.toStatus, "confirmed"),
        ),
      );
    const rules = await tx
      .select()
      .from(reminderRules)
      .where(and(eq(reminderRules.tenantId, ctx.tenantId), eq(reminderRules.active, true)));
    const appointment = { ...row, start: row.startsAt.getTime() };
    for (const rule of rules) await planOne(tx, ctx, appointment, rule, settled?.at?.getTime() ?? ctx.now);
  });
}

/**
 * One reminder of one appointment, if the rule has something to say of it: its row, and the job that looks at it then. A
 * row that waits for the same moment has its job; one whose moment changed gets another, and the first finds it changed.
 */
export async function planOne(tx: Tx, ctx: Ctx, appointment: Planned, rule: Rule, since: number): Promise<void> {
  const at = plannedAt(rule, appointment, since, ctx.now);
  if (at === null) return;
  const remindAt = new Date(at);
  const [planned] = await tx
    .insert(reminders)
    .values({
      tenantId: ctx.tenantId,
      id: newId(),
      appointmentId: appointment.id,
      ruleId: rule.id,
      startsAt: new Date(appointment.start),
      remindAt,
    })
    .onConflictDoUpdate({
      target: [reminders.tenantId, reminders.appointmentId, reminders.ruleId, reminders.startsAt],
      set: { remindAt: sql`excluded.remind_at` },
      setWhere: and(eq(reminders.status, "planned"), ne(reminders.remindAt, sql`excluded.remind_at`)),
    })
    .returning({ id: reminders.id });
  if (planned) await enqueue(tx, ctx, reminderQueue, { reminderId: planned.id, at }, { startAfter: remindAt });
}
