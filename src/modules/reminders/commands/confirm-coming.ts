import { and, eq } from "drizzle-orm";
import { refuse } from "#lib/result.ts";
import { noteClientComes } from "#modules/appointments/commands/note-client-comes.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { readToken } from "#platform/tokens.ts";
import { reminders } from "../tables.ts";
import { REMINDER } from "../token-purpose.ts";

/** "I'm coming", by a reminder's own link and without signing in: for the start that the reminder told of, and no other. */
export async function confirmComing(ctx: Ctx, { token }: { token: string }) {
  return withTenant(ctx, async (tx) => {
    const id = readToken(ctx.tenantId, REMINDER, token);
    if (!id) return refuse("LINK_INVALID");
    const [reminder] = await tx
      .select()
      .from(reminders)
      .where(and(eq(reminders.tenantId, ctx.tenantId), eq(reminders.id, id)));
    if (!reminder) return refuse("LINK_INVALID");
    return noteClientComes(tx, ctx, { appointmentId: reminder.appointmentId, start: reminder.startsAt.getTime() });
  });
}
