import { and, desc, eq, isNotNull } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { isSameTrouble, type Noticed } from "../domain/flapping.ts";
import type { Priority } from "../schemas.ts";
import { alerts } from "../tables.ts";

/** The alert before this one, if it was of the same trouble and people have just heard of it. */
export async function sameTrouble(
  tx: Tx,
  ctx: Ctx,
  cause: string,
  priority: Priority,
): Promise<(Noticed & { id: string }) | null> {
  const [row] = await tx
    .select({
      id: alerts.id,
      priority: alerts.priority,
      timesNotified: alerts.timesNotified,
      lastNotifiedAt: alerts.lastNotifiedAt,
    })
    .from(alerts)
    .where(and(eq(alerts.tenantId, ctx.tenantId), eq(alerts.cause, cause), isNotNull(alerts.lastNotifiedAt)))
    .orderBy(desc(alerts.id))
    .limit(1);
  if (!row?.lastNotifiedAt) return null;
  const before = { ...row, lastNotifiedAt: row.lastNotifiedAt.getTime() };
  return isSameTrouble(before, priority, ctx.now) ? before : null;
}
