import { and, eq } from "drizzle-orm";
import { readAppointmentFacts } from "#modules/appointments/queries/appointment-facts.ts";
import { appointments } from "#modules/appointments/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { readToken } from "#platform/tokens.ts";
import { reminders } from "../tables.ts";
import { REMINDER } from "../token-purpose.ts";

export type ReminderView = NonNullable<Awaited<ReturnType<typeof readReminder>>>;

/** What a reminder's link shows, or null for one that is not ours. Looking changes nothing: mail programs look too. */
export async function readReminder(tx: Tx, ctx: Ctx, token: string) {
  const id = readToken(ctx.tenantId, REMINDER, token);
  if (!id) return null;
  const [row] = await tx
    .select({
      startsAt: reminders.startsAt,
      appointmentId: reminders.appointmentId,
      comingAt: appointments.clientConfirmedAt,
    })
    .from(reminders)
    .innerJoin(
      appointments,
      and(eq(appointments.tenantId, reminders.tenantId), eq(appointments.id, reminders.appointmentId)),
    )
    .where(and(eq(reminders.tenantId, ctx.tenantId), eq(reminders.id, id)));
  const facts = row && (await readAppointmentFacts(tx, ctx, row.appointmentId));
  if (!facts) return null;
  return {
    appointmentId: facts.id,
    status: facts.status,
    start: facts.start,
    end: facts.end,
    service: facts.service,
    professional: facts.professional.name,
    /** Who has an account may move or cancel on their own. */
    hasAccount: facts.client.userId !== null,
    organization: {
      name: facts.organization.name,
      timeZone: facts.organization.timeZone,
      address: facts.organization.address,
      phone: facts.organization.phone,
      email: facts.organization.email,
    },
    moved: facts.start !== row.startsAt.getTime(),
    over: facts.start <= ctx.now,
    coming: row.comingAt !== null,
  };
}
