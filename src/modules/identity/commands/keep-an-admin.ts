import { and, eq, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { userRoles, users } from "../tables.ts";

/** Taken before roles or accounts change, until the transaction ends: two admins cannot remove each other at once. */
export async function lockTeam(tx: Tx, ctx: Ctx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`admins ${ctx.tenantId}`}, 0))`);
}

/** Whether someone who can sign in is (still) an admin. Asked after the change, under `lockTeam`. */
export async function hasAdmin(tx: Tx, ctx: Ctx): Promise<boolean> {
  const hasCome = or(isNotNull(users.passwordHash), isNotNull(users.emailVerifiedAt));
  const [admin] = await tx
    .select({ id: users.id })
    .from(users)
    .innerJoin(
      userRoles,
      and(eq(userRoles.tenantId, users.tenantId), eq(userRoles.userId, users.id), eq(userRoles.role, "admin")),
    )
    .where(and(eq(users.tenantId, ctx.tenantId), isNull(users.disabledAt), hasCome))
    .limit(1);
  return admin !== undefined;
}
