import { and, asc, desc, eq } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import { appointmentTypes } from "#modules/catalog/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { reminderRules, reminderSettings } from "../tables.ts";

export type ReminderPage = Awaited<ReturnType<typeof listReminderRules>>;

/** The rules, furthest first; the services they may be for; and the digest. */
export async function listReminderRules(tx: Tx, ctx: Ctx) {
  authorize(ctx, "settings:write");
  const { id, offsetMin, serviceIds, subject, body, active } = reminderRules;
  const [rules, services, [settings]] = await Promise.all([
    tx
      .select({ id, offsetMin, serviceIds, subject, body, active })
      .from(reminderRules)
      .where(eq(reminderRules.tenantId, ctx.tenantId))
      .orderBy(desc(offsetMin), asc(id)),
    tx
      .select({ id: appointmentTypes.id, name: appointmentTypes.name })
      .from(appointmentTypes)
      .where(and(eq(appointmentTypes.tenantId, ctx.tenantId), eq(appointmentTypes.active, true)))
      .orderBy(asc(appointmentTypes.id)),
    tx.select().from(reminderSettings).where(eq(reminderSettings.tenantId, ctx.tenantId)),
  ]);
  return { rules, services, digest: { active: settings?.digestActive ?? true, hour: settings?.digestHour ?? 7 } };
}
