import { and, eq } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { users } from "#modules/identity/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { searchText } from "../domain/search-text.ts";
import { clients } from "../tables.ts";
import { joinRecord } from "./join-record.ts";

/** The client that a signed-in person is; joined (`joinRecord`) or made when they prove their address or first book. Racing ones make one. */
export async function clientOfUser(tx: Tx, ctx: Ctx, userId: string): Promise<{ id: string }> {
  const ofUser = and(eq(clients.tenantId, ctx.tenantId), eq(clients.userId, userId));
  const [known] = await tx.select({ id: clients.id }).from(clients).where(ofUser);
  if (known) return known;
  const joined = await joinRecord(tx, ctx, userId);
  if (joined) return { id: joined };
  const [user] = await tx
    .select()
    .from(users)
    .where(and(eq(users.tenantId, ctx.tenantId), eq(users.id, userId)));
  if (!user) throw new Error("clientOfUser: no such user");
  const { firstName, lastName, email, phone, locale } = user;
  await tx
    .insert(clients)
    .values({
      tenantId: ctx.tenantId,
      id: newId(),
      userId,
      firstName,
      lastName,
      email,
      phone,
      locale,
      searchText: searchText(firstName, lastName, email, phone),
      createdAt: new Date(ctx.now),
    })
    .onConflictDoNothing({ target: [clients.tenantId, clients.userId] });
  const [made] = await tx.select({ id: clients.id }).from(clients).where(ofUser);
  if (!made) throw new Error("clientOfUser: not made");
  return made;
}
