import { and, eq } from "drizzle-orm";
import { users } from "#modules/identity/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { professionals } from "#modules/catalog/tables.ts";
import type { Recipient } from "./recipients.ts";

/** The professional whom a move left: their name for the letter, and their address if they are to be told too. */
export async function formerProfessional(
  tx: Tx,
  ctx: Ctx,
  professionalId: string,
): Promise<{
  name: string;
  userId: string | null;
  recipient: (Omit<Recipient, "locale"> & { locale: Recipient["locale"] | null }) | null;
}> {
  const [row] = await tx
    .select({ pro: professionals, user: users })
    .from(professionals)
    .leftJoin(users, and(eq(users.tenantId, professionals.tenantId), eq(users.id, professionals.userId)))
    .where(and(eq(professionals.tenantId, ctx.tenantId), eq(professionals.id, professionalId)));
  if (!row) return { name: "", userId: null, recipient: null };
  const { pro, user } = row;
  const email = user ? (user.disabledAt ? null : user.email) : pro.email;
  return {
    name: `${pro.firstName} ${pro.lastName}`.trim(),
    userId: pro.userId,
    recipient: email ? { email: email.toLowerCase(), locale: user?.locale ?? null } : null,
  };
}

/** The name of whoever acts, if they are somebody. */
export async function nameOfActor(tx: Tx, ctx: Ctx): Promise<string | null> {
  if (ctx.actor.type !== "user") return null;
  const [row] = await tx
    .select({ firstName: users.firstName, lastName: users.lastName })
    .from(users)
    .where(and(eq(users.tenantId, ctx.tenantId), eq(users.id, ctx.actor.userId)));
  return row ? `${row.firstName} ${row.lastName}`.trim() : null;
}
