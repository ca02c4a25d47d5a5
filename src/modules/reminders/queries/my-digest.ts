import { and, eq } from "drizzle-orm";
import { users } from "#modules/identity/tables.ts";
import { letterOptouts } from "#modules/notifications/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { reminderSettings } from "../tables.ts";

/** Whether the reader gets the digest, and when the institution sends it. */
export async function myDigest(tx: Tx, ctx: Ctx): Promise<{ wanted: boolean; active: boolean; hour: number }> {
  const userId = ctx.actor.type === "user" ? ctx.actor.userId : "";
  const [[out], [settings]] = await Promise.all([
    tx
      .select({ id: letterOptouts.id })
      .from(letterOptouts)
      .innerJoin(users, and(eq(users.tenantId, letterOptouts.tenantId), eq(users.email, letterOptouts.email)))
      .where(and(eq(letterOptouts.tenantId, ctx.tenantId), eq(letterOptouts.topic, "digest"), eq(users.id, userId))),
    tx.select().from(reminderSettings).where(eq(reminderSettings.tenantId, ctx.tenantId)),
  ]);
  return { wanted: !out, active: settings?.digestActive ?? true, hour: settings?.digestHour ?? 7 };
}
