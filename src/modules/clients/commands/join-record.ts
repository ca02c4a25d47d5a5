import { and, asc, eq, isNull } from "drizzle-orm";
import { audit } from "#modules/audit/commands/audit.ts";
import { users } from "#modules/identity/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { publish } from "#platform/db/live.ts";
import { clients } from "../tables.ts";

/**
 * Joins a person who has proved their address to the record that the desk kept under it, made when they used to phone.
 * Not before: whoever merely types an address must not see its owner's appointments. Answers the id of the joined record, or
 * null where there was none to join.
 */
export async function joinRecord(tx: Tx, ctx: Ctx, userId: string): Promise<string | null> {
  const [user] = await tx
    .select()
    .from(users)
    .where(and(eq(users.tenantId, ctx.tenantId), eq(users.id, userId)));
  if (!user?.emailVerifiedAt) return null;
  const [own] = await tx
    .select({ id: clients.id })
    .from(clients)
    .where(and(eq(clients.tenantId, ctx.tenantId), eq(clients.userId, userId)));
  // Two records that both hold appointments are the desk's to judge.
  if (own) return null;
  const [record] = await tx
    .select({ id: clients.id })
    .from(clients)
    .where(and(eq(clients.tenantId, ctx.tenantId), eq(clients.email, user.email), isNull(clients.userId)))
    .orderBy(asc(clients.id))
    .limit(1)
    .for("update");
  if (!record) return null;
  await tx
    .update(clients)
    .set({ userId })
    .where(and(eq(clients.tenantId, ctx.tenantId), eq(clients.id, record.id)));
  await audit(tx, ctx, { action: "client.link", subject: { type: "client", id: record.id }, data: { userId } });
  await publish(tx, ctx, "clients", record.id);
  return record.id;
}
