import { and, eq, ne } from "drizzle-orm";
import { localizedPath } from "#i18n/localized-path.ts";
import { queueLetter } from "#modules/notifications/commands/queue-letter.ts";
import { composeLetter } from "#modules/notifications/letter-layout.ts";
import { readAppointmentFacts, type AppointmentFacts } from "#modules/appointments/queries/appointment-facts.ts";
import { appointments } from "#modules/appointments/tables.ts";
import { originOf } from "#modules/tenancy/origin.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { signToken } from "#platform/tokens.ts";
import { worthSending } from "../domain/reminder-time.ts";
import { reminderLetter } from "../letters/reminder-letter.ts";
import { reminderRules, reminders } from "../tables.ts";
import { REMINDER } from "../token-purpose.ts";

type Due = typeof reminders.$inferSelect;

/**
 * A planned reminder is due. Sent or let go, it is done with in the transaction that writes its letter: run twice, or days
 * late, it says nothing twice and nothing that is no longer so.
 */
export async function sendReminder(ctx: Ctx, { reminderId, at }: { reminderId: string; at: number }): Promise<void> {
  await withTenant(ctx, async (tx) => {
    const one = and(eq(reminders.tenantId, ctx.tenantId), eq(reminders.id, reminderId));
    const [due] = await tx
      .select()
      .from(reminders)
      .where(and(one, eq(reminders.status, "planned"), eq(reminders.remindAt, new Date(at))))
      .for("update");
    if (!due) return;
    const sent = await remind(tx, ctx, due);
    await tx
      .update(reminders)
      .set({ status: sent ? "sent" : "skipped", doneAt: new Date(ctx.now) })
      .where(one);
  });
}

async function remind(tx: Tx, ctx: Ctx, due: Due): Promise<boolean> {
  const [facts, [rule], [row], others] = await Promise.all([
    readAppointmentFacts(tx, ctx, due.appointmentId),
    tx
      .select()
      .from(reminderRules)
      .where(and(eq(reminderRules.tenantId, ctx.tenantId), eq(reminderRules.id, due.ruleId))),
    tx
      .select({ serviceId: appointments.appointmentTypeId, comingAt: appointments.clientConfirmedAt })
      .from(appointments)
      .where(and(eq(appointments.tenantId, ctx.tenantId), eq(appointments.id, due.appointmentId))),
    tx
      .select({ remindAt: reminders.remindAt })
      .from(reminders)
      .where(
        and(
          eq(reminders.tenantId, ctx.tenantId),
          eq(reminders.appointmentId, due.appointmentId),
          eq(reminders.startsAt, due.startsAt),
          ne(reminders.id, due.id),
          ne(reminders.status, "skipped"),
        ),
      ),
  ]);
  if (!facts || !rule || !row || !facts.client.email) return false;
  const moments = others.map(({ remindAt }) => ({ remindAt: remindAt.getTime() }));
  const own = { startsAt: due.startsAt.getTime(), remindAt: due.remindAt.getTime() };
  if (
    !worthSending(own, rule, { status: facts.status, start: facts.start, serviceId: row.serviceId }, moments, ctx.now)
  )
    return false;
  return write(tx, ctx, due, facts, rule, row.comingAt !== null);
}

async function write(
  tx: Tx,
  ctx: Ctx,
  due: Due,
  facts: AppointmentFacts,
  rule: typeof reminderRules.$inferSelect,
  coming: boolean,
): Promise<boolean> {
  const { email, locale, firstName } = facts.client;
  if (!email) return false;
  const origin = await originOf(ctx);
  const token = signToken(ctx.tenantId, REMINDER, due.id);
  const letter = reminderLetter(locale, rule, {
    start: facts.start,
    end: facts.end,
    service: facts.service,
    professional: facts.professional.name,
    client: firstName,
    organization: facts.organization,
    confirmUrl: new URL(localizedPath(locale, "/reminder/[token]", { token }), origin).href,
    appointmentUrl: new URL(localizedPath(locale, "/appointments/[id]", { id: facts.id }), origin).href,
    coming,
  });
  return queueLetter(tx, ctx, {
    kind: "appointment.reminder",
    cause: due.id,
    recipient: email,
    topic: "reminders",
    locale,
    ...composeLetter(letter),
  });
}
