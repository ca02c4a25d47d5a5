import { and, eq } from "drizzle-orm";
import { users } from "#modules/identity/tables.ts";
import { letterOptouts } from "#modules/notifications/tables.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { readerOf } from "./reader-of.ts";
import { DEFAULTS, type Preference } from "../domain/preferences.ts";
import type { Channel } from "../schemas.ts";
import { alertPreferences } from "../tables.ts";
import { recipientsOf } from "./recipients.ts";

export type MyPreferences = Awaited<ReturnType<typeof myPreferences>>;

/** How the reader is notified, by channel. `isWrittenTo`: whether their roles look after machines at all. */
export async function myPreferences(tx: Tx, ctx: Ctx) {
  const userId = readerOf(ctx);
  const [rows, [out], { timeZone }, people] = await Promise.all([
    tx
      .select()
      .from(alertPreferences)
      .where(and(eq(alertPreferences.tenantId, ctx.tenantId), eq(alertPreferences.userId, userId))),
    tx
      .select({ id: letterOptouts.id })
      .from(letterOptouts)
      .innerJoin(users, and(eq(users.tenantId, letterOptouts.tenantId), eq(users.email, letterOptouts.email)))
      .where(and(eq(letterOptouts.tenantId, ctx.tenantId), eq(letterOptouts.topic, "alerts"), eq(users.id, userId))),
    organizationOf(tx, ctx),
    recipientsOf(tx, ctx),
  ]);
  const me = people.find((person) => person.userId === userId);
  const of = (channel: Channel): Preference => {
    const { enabled, minPriority, mutedTypes, quietFrom, quietUntil, digestAt, onlyDigest } =
      rows.find((row) => row.channel === channel) ?? DEFAULTS[channel];
    return { enabled, minPriority, mutedTypes, quietFrom, quietUntil, digestAt, onlyDigest };
  };
  const email = of("email");
  return {
    email: { ...email, enabled: email.enabled && !out },
    screen: of("screen"),
    isWrittenTo: me !== undefined,
    address: me?.email ?? null,
    timeZone,
  };
}
