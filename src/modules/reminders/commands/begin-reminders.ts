import { newId } from "#lib/ids.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { DEFAULT_RULES } from "../domain/default-rules.ts";
import { nextDigest } from "../domain/digest-time.ts";
import { digestQueue } from "../queue.ts";
import { reminderRules, reminderSettings } from "../tables.ts";

const DIGEST_HOUR = 7;

/**
 * The usual two reminders and the first link of the digest's chain, for an institution that has none of it yet. It happens
 * with the first appointment that is confirmed, or the first look at the page: an institution that was there before
 * reminders were is begun like a new one, and whoever deletes both rules is not given them again.
 */
export async function beginReminders(tx: Tx, ctx: Ctx): Promise<void> {
  const { tenantId } = ctx;
  const { timeZone } = await organizationOf(tx, ctx);
  const digestNextAt = new Date(nextDigest(timeZone, DIGEST_HOUR, ctx.now));
  const createdAt = new Date(ctx.now);
  const [begun] = await tx
    .insert(reminderSettings)
    .values({ tenantId, digestHour: DIGEST_HOUR, digestNextAt, begunAt: createdAt })
    .onConflictDoNothing({ target: [reminderSettings.tenantId] })
    .returning({ tenantId: reminderSettings.tenantId });
  if (!begun) return;
  await tx
    .insert(reminderRules)
    .values(DEFAULT_RULES.map((rule) => ({ ...rule, tenantId, id: newId(), serviceIds: null, createdAt })));
  await enqueue(tx, ctx, digestQueue, { at: digestNextAt.getTime() }, { startAfter: digestNextAt });
}
