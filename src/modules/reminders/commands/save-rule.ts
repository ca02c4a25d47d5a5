import { and, count, eq, inArray } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import { appointmentTypes } from "#modules/catalog/tables.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { unknownPlaceholders } from "../domain/placeholders.ts";
import { replanQueue } from "../queue.ts";
import type { SaveReminderRule } from "../schemas.ts";
import { reminderRules } from "../tables.ts";

const MAX_RULES = 10;

/** A new reminder, or other words and another time for one. What is already booked is planned by it too. */
export async function saveReminderRule(ctx: Ctx, { id: known, ...input }: SaveReminderRule) {
  authorize(ctx, "settings:write");
  const [placeholder] = [input.subject, input.body].flatMap((words) =>
    unknownPlaceholders(`${words["es-AR"]} ${words.en}`),
  );
  if (placeholder !== undefined) return refuse("UNKNOWN_PLACEHOLDER", { placeholder: `{${placeholder}}` });
  return withTenant(ctx, async (tx) => {
    const serviceIds = input.serviceIds && [...new Set(input.serviceIds)];
    if (serviceIds) {
      const ours = await tx
        .select({ id: appointmentTypes.id })
        .from(appointmentTypes)
        .where(and(eq(appointmentTypes.tenantId, ctx.tenantId), inArray(appointmentTypes.id, serviceIds)));
      if (ours.length < serviceIds.length) return refuse("NOT_FOUND");
    }
    const id = known ?? newId();
    if (known) {
      const [saved] = await tx
        .update(reminderRules)
        .set({ ...input, serviceIds })
        .where(and(eq(reminderRules.tenantId, ctx.tenantId), eq(reminderRules.id, known)))
        .returning({ id: reminderRules.id });
      if (!saved) return refuse("NOT_FOUND");
    } else {
      const [there] = await tx
        .select({ n: count() })
        .from(reminderRules)
        .where(eq(reminderRules.tenantId, ctx.tenantId));
      if ((there?.n ?? 0) >= MAX_RULES) return refuse("TOO_MANY_RULES");
      await tx
        .insert(reminderRules)
        .values({ ...input, serviceIds, tenantId: ctx.tenantId, id, createdAt: new Date(ctx.now) });
    }
    if (input.active) await enqueue(tx, ctx, replanQueue, { ruleId: id, at: ctx.now });
    await audit(tx, ctx, {
      action: known ? "reminder.change" : "reminder.add",
      subject: { type: "reminder_rule", id },
      data: { offsetMin: input.offsetMin, active: input.active },
    });
    return ok({ id });
  });
}
