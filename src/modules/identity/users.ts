import { and, eq, isNull } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { enqueue } from "#platform/queue/queue.ts";
import type { Role } from "#modules/access/policy.ts";
import { emailVerifiedQueue } from "./queue.ts";
import { userRoles, users } from "./tables.ts";

export type User = typeof users.$inferSelect;

export async function userById(tx: Tx, ctx: Ctx, id: string): Promise<User | null> {
  const [user] = await tx
    .select()
    .from(users)
    .where(and(eq(users.tenantId, ctx.tenantId), eq(users.id, id)));
  return user ?? null;
}

/** @param email in lower case */
export async function userByEmail(tx: Tx, ctx: Ctx, email: string): Promise<User | null> {
  const [user] = await tx
    .select()
    .from(users)
    .where(and(eq(users.tenantId, ctx.tenantId), eq(users.email, email)));
  return user ?? null;
}

export async function rolesOf(tx: Tx, ctx: Ctx, userId: string): Promise<Role[]> {
  const rows = await tx
    .select({ role: userRoles.role })
    .from(userRoles)
    .where(and(eq(userRoles.tenantId, ctx.tenantId), eq(userRoles.userId, userId)));
  return rows.map(({ role }) => role);
}

/** The row stays as it is read until the transaction ends: nobody signs in by what is just being taken away. */
export async function lockedUser(tx: Tx, ctx: Ctx, by: { id: string } | { email: string }): Promise<User | null> {
  const it = "id" in by ? eq(users.id, by.id) : eq(users.email, by.email);
  const [user] = await tx
    .select()
    .from(users)
    .where(and(eq(users.tenantId, ctx.tenantId), it))
    .for("no key update");
  return user ?? null;
}

/** An invitation that has not been answered: nobody has come in with this account, by password or by mail. */
export const isInvited = (user: Pick<User, "passwordHash" | "emailVerifiedAt">): boolean =>
  user.passwordHash === null && user.emailVerifiedAt === null;

/** The person has shown that mail to the address reaches them: by any link that was mailed there. */
export async function markVerified(tx: Tx, ctx: Ctx, userId: string): Promise<void> {
  const [newly] = await tx
    .update(users)
    .set({ emailVerifiedAt: new Date(ctx.now) })
    .where(and(eq(users.tenantId, ctx.tenantId), eq(users.id, userId), isNull(users.emailVerifiedAt)))
    .returning({ id: users.id });
  if (newly) await enqueue(tx, ctx, emailVerifiedQueue, { userId });
}

export async function setPassword(tx: Tx, ctx: Ctx, userId: string, passwordHash: string | null): Promise<void> {
  await tx
    .update(users)
    .set({ passwordHash })
    .where(and(eq(users.tenantId, ctx.tenantId), eq(users.id, userId)));
}
